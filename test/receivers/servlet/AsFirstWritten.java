import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

public class AsFirstWritten extends HttpServlet {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, Map<String, Object>> interactions = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        byte[] body = request.getInputStream().readAllBytes();
        String signature = request.getHeader("X-Hub-Signature");
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(System.getenv("WEBHOOK_SECRET").getBytes("UTF-8"), "HmacSHA1"));
            StringBuilder expected = new StringBuilder("sha1=");
            for (byte b : mac.doFinal(body)) expected.append(String.format("%02x", b));
            if (!expected.toString().equals(signature)) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN, "invalid signature");
                return;
            }
        } catch (java.security.GeneralSecurityException e) {
            throw new ServletException(e);
        }
        JsonNode payload = JSON.readTree(body);
        for (JsonNode item : payload.path("data").path("entities")) {
            JsonNode entity = item.path("entity");
            String id = entity.path("id").asText();
            String event = item.path("event").asText();
            if (counts.putIfAbsent(id + "/" + event, 1) != null) continue;
            Map<String, Object> details = new HashMap<>();
            details.put("mediaType", entity.path("mediaType").asText());
            details.put("interactionSubtype", entity.path("interactionSubtype").asText());
            Map<String, Object> interaction = new HashMap<>();
            interaction.put("state", event);
            interaction.put("details", details);
            interactions.put(id, interaction);
        }
        response.setStatus(HttpServletResponse.SC_OK);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("interactionId");
        response.setContentType("application/json");
        Map<String, Object> answer = new HashMap<>();
        Map<String, Object> interaction = interactions.getOrDefault(id, new HashMap<>());
        switch (request.getServletPath()) {
            case "/processed" -> answer.put("count", counts.getOrDefault(id + "/" + request.getParameter("event"), 0));
            case "/state" -> answer.put("state", interaction.get("state"));
            default -> answer.put("details", interaction.get("details"));
        }
        JSON.writeValue(response.getOutputStream(), answer);
    }

    public static void main(String[] args) throws Exception {
        Server server = new Server(new java.net.InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))));
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(new AsFirstWritten());
        for (String path : new String[] {"/webhook", "/processed", "/state", "/details"}) context.addServlet(holder, path);
        server.setHandler(context);
        server.start();
        server.join();
    }
}
