import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

public class Receiver extends HttpServlet {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Path STORE = Path.of(System.getenv().getOrDefault("STORE", "seen.txt"));
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Object> details = new HashMap<>();

    @Override
    public void init() {
        try {
            if (Files.exists(STORE)) seen.addAll(Files.readAllLines(STORE));
        } catch (IOException e) {
            throw new IllegalStateException("the store cannot be read", e);
        }
    }

    // snippet: verify
    private static boolean isSigned(byte[] raw, String header) throws GeneralSecurityException {
        if (header == null || !header.matches("(?i)sha1=[0-9a-f]{40}")) return false;
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(System.getenv("WEBHOOK_SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return MessageDigest.isEqual(HexFormat.of().parseHex(header.substring(5)), mac.doFinal(raw));
    }
    // end snippet

    private static String key(String event, String id) throws IOException {
        return JSON.writeValueAsString(List.of(event, id));
    }

    // snippet: once
    // In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.
    private synchronized void record(String event, JsonNode entity) throws IOException {
        String id = entity.get("id").asText();
        if (seen.contains(key(event, id))) return;
        Files.write(STORE, List.of(key(event, id)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        seen.add(key(event, id));
        details.put(id, JSON.createObjectNode() // act on it here, and only here
            .putPOJO("mediaType", entity.get("mediaType")).putPOJO("interactionSubtype", entity.get("interactionSubtype")));
    }
    // end snippet

    // snippet: state
    // From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.
    private synchronized String stateOf(String id) throws IOException {
        return seen.contains(key("FINISHED", id)) ? "FINISHED" : seen.contains(key("STARTED", id)) ? "STARTED" : null;
    }
    // end snippet

    // snippet: raw, limit
    private static final int MAX_BYTES = 10 * 1024 * 1024;

    // end snippet
    // snippet: raw, limit, response
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(webhook(request));
    }
    // end snippet

    // snippet: raw, limit
    private int webhook(HttpServletRequest request) throws IOException {
        byte[] raw = request.getInputStream().readNBytes(MAX_BYTES + 1); // not getParameter(), which takes the body
        if (raw.length > MAX_BYTES) return 413;
        try {
            if (!isSigned(raw, request.getHeader("X-Hub-Signature"))) return 401;
        } catch (GeneralSecurityException e) {
            return 500;
        }
        // end snippet
        // snippet: parse
        JsonNode body;
        try {
            body = JSON.readTree(raw);
        } catch (JsonProcessingException | StackOverflowError e) {
            return 400;
        }
        // end snippet
        // snippet: read
        // path() gives a missing node, where get() gives null for what is not there.
        for (JsonNode one : body.path("data").path("entities")) {
            String event = one.path("event").asText();
            if (Set.of("STARTED", "FINISHED").contains(event) && one.path("entity").path("id").isTextual())
                record(event, one.get("entity"));
        }
        // end snippet
        // snippet: response
        return 200; // 200 alone is a success: 201, 202 and 204 are redelivered
        // end snippet
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("interactionId");
        Map<String, Object> answer = new HashMap<>();
        synchronized (this) {
            switch (request.getServletPath()) {
                case "/processed" -> answer.put("count", seen.contains(key(request.getParameter("event"), id)) ? 1 : 0);
                case "/state" -> answer.put("state", stateOf(id));
                case "/details" -> answer.put("details", details.get(id));
                default -> response.setStatus(405);
            }
        }
        response.setContentType("application/json");
        JSON.writeValue(response.getOutputStream(), answer);
    }

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "3000"));
        Server server = new Server(new InetSocketAddress("127.0.0.1", port));
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(new Receiver());
        for (String path : List.of("/webhook", "/processed", "/state", "/details")) context.addServlet(holder, path);
        // snippet: errors
        ErrorHandler errors = new ErrorHandler();
        errors.setShowStacks(false); // error pages of a servlet container show the stack unless told otherwise
        context.setErrorHandler(errors);
        // end snippet
        server.setHandler(context);
        server.start();
        server.join();
    }
}
