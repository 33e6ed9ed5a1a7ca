import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class AsFirstWritten {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    static final Map<String, String> STATES = new ConcurrentHashMap<>();
    static final Map<String, JsonNode> ENTITIES = new ConcurrentHashMap<>();

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "3000"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.createContext("/webhook", AsFirstWritten::webhook);
        server.createContext("/processed", exchange -> {
            Map<String, String> query = query(exchange);
            reply(exchange, 200, "{\"count\":" + (SEEN.contains(query.get("interactionId") + "|" + query.get("event")) ? 1 : 0) + "}");
        });
        server.createContext("/state", exchange -> {
            String state = STATES.get(query(exchange).get("interactionId"));
            reply(exchange, 200, "{\"state\":" + JSON.writeValueAsString(state) + "}");
        });
        server.createContext("/details", exchange -> {
            JsonNode entity = ENTITIES.get(query(exchange).get("interactionId"));
            reply(exchange, 200, entity == null ? "{\"details\":null}"
                : "{\"details\":{\"mediaType\":" + entity.get("mediaType") + ",\"interactionSubtype\":" + entity.get("interactionSubtype") + "}}");
        });
        server.start();
    }

    static void webhook(HttpExchange exchange) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature");
            if (signature == null || !MessageDigest.isEqual(signature.getBytes(), sign(body).getBytes())) {
                reply(exchange, 401, "{\"status\":{\"code\":401,\"message\":\"invalid signature\"}}");
                return;
            }
            for (JsonNode item : JSON.readTree(body).get("data").get("entities")) {
                String event = item.get("event").asText();
                String id = item.get("entity").get("id").asText();
                if (SEEN.add(id + "|" + event)) {
                    STATES.put(id, event);
                    ENTITIES.put(id, item.get("entity"));
                }
            }
            reply(exchange, 200, "{\"status\":{\"code\":0,\"message\":\"OK\"}}");
        } catch (Exception e) {
            e.printStackTrace();
            reply(exchange, 500, "{\"status\":{\"code\":500,\"message\":\"Internal Server Error\"}}");
        }
    }

    static String sign(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(System.getenv("WEBHOOK_SECRET").getBytes(), "HmacSHA1"));
        StringBuilder hex = new StringBuilder("sha1=");
        for (byte b : mac.doFinal(body)) hex.append(String.format("%02x", b));
        return hex.toString();
    }

    static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
