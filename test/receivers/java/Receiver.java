import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Receiver {
    static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    static final Path STORE = Path.of(System.getenv().getOrDefault("STORE", "seen.txt"));
    static final Set<String> SEEN = new HashSet<>();
    static final Map<String, JsonNode> DETAILS = new ConcurrentHashMap<>();

    // snippet: verify
    static boolean isSigned(byte[] raw, String header) throws GeneralSecurityException {
        if (header == null || !header.matches("(?i)sha1=[0-9a-f]{40}")) return false;
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(System.getenv("WEBHOOK_SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return MessageDigest.isEqual(HexFormat.of().parseHex(header.substring(5)), mac.doFinal(raw));
    }
    // end snippet

    static String key(String event, String id) throws IOException {
        return JSON.writeValueAsString(List.of(event, id));
    }

    // snippet: once
    // In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.
    static synchronized boolean isNew(String event, String id) throws IOException {
        String key = key(event, id);
        if (SEEN.contains(key)) return false;
        Files.write(STORE, List.of(key), StandardOpenOption.CREATE, StandardOpenOption.APPEND); // before the response
        return SEEN.add(key);
    }
    // end snippet

    // snippet: state
    // From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.
    static synchronized String stateOf(String id) throws IOException {
        return SEEN.contains(key("FINISHED", id)) ? "FINISHED" : SEEN.contains(key("STARTED", id)) ? "STARTED" : null;
    }
    // end snippet

    // snippet: raw, limit
    static final int MAX_BYTES = 10 * 1024 * 1024;

    static int webhook(HttpExchange exchange) throws IOException, GeneralSecurityException {
        if (!exchange.getRequestMethod().equals("POST")) return 405;
        byte[] raw = exchange.getRequestBody().readNBytes(MAX_BYTES + 1); // the bytes that were signed
        if (raw.length > MAX_BYTES) return 413;
        if (!isSigned(raw, exchange.getRequestHeaders().getFirst("X-Hub-Signature"))) return 401;
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
            JsonNode entity = one.path("entity");
            if (!Set.of("STARTED", "FINISHED").contains(event) || !entity.path("id").isTextual()) continue;
            String id = entity.get("id").asText();
            if (isNew(event, id)) DETAILS.put(id, entity); // act on it here, and only here
        }
        // end snippet
        // snippet: response
        return 200; // 200 alone is a success: 201, 202 and 204 are redelivered
        // end snippet
    }

    static Object probe(String path, String query) throws IOException {
        Map<String, String> given = new HashMap<>();
        for (String pair : String.valueOf(query).split("&")) {
            String[] parts = pair.split("=", 2);
            given.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
        }
        String id = given.getOrDefault("interactionId", "");
        Map<String, Object> answer = new HashMap<>();
        synchronized (Receiver.class) {
            if (path.equals("/processed")) answer.put("count", SEEN.contains(key(given.get("event"), id)) ? 1 : 0);
        }
        if (path.equals("/state")) answer.put("state", stateOf(id));
        JsonNode kept = DETAILS.get(id);
        if (path.equals("/details"))
            answer.put("details", kept == null ? null : JSON.createObjectNode()
                .putPOJO("mediaType", kept.get("mediaType")).putPOJO("interactionSubtype", kept.get("interactionSubtype")));
        return answer;
    }

    static void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (Set.of("/processed", "/state", "/details").contains(path)) {
                byte[] body = JSON.writeValueAsBytes(probe(path, exchange.getRequestURI().getRawQuery()));
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } else {
                // snippet: response
                int status = path.equals("/webhook") ? webhook(exchange) : 404;
                exchange.sendResponseHeaders(status, -1);
                // end snippet
            }
        // snippet: errors
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            System.err.println(e.getMessage()); // into the log, not into the response
            exchange.sendResponseHeaders(500, -1);
        }
        // end snippet
    }

    public static void main(String[] args) throws IOException {
        if (Files.exists(STORE)) SEEN.addAll(Files.readAllLines(STORE));
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "3000"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", Receiver::handle);
        server.start();
    }
}
