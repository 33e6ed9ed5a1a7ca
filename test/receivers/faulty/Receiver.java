import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.*;
import java.util.concurrent.*;
import java.util.regex.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver on the JDK's server with mistakes as people make them: java Receiver.java --mistake=NAME prints its port. */
public class Receiver {
  static final Set<String> MISTAKES = new HashSet<>();
  static final String SECRET = System.getenv().getOrDefault("RECEIVER_SECRET", "");
  static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();
  static final Map<String, String> STATES = new ConcurrentHashMap<>();
  static final Set<String> OPERATIONS = ConcurrentHashMap.newKeySet();

  static boolean has(String name) {
    return MISTAKES.contains(name);
  }

  public static void main(String[] arguments) throws Exception {
    for (String one : arguments) MISTAKES.addAll(List.of(one.replace("--mistake=", "").split("\\+")));
    String port = System.getenv("PORT");
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port == null ? 0 : Integer.parseInt(port)), 512);
    server.createContext("/processed", (exchange) -> {
      Map<String, String> query = queryOf(exchange);
      answer(exchange, 200, "{\"count\":" + COUNTS.getOrDefault(query.get("event") + " " + query.get("interactionId"), 0) + "}");
    });
    server.createContext("/state", (exchange) -> {
      String state = STATES.get(queryOf(exchange).get("interactionId"));
      answer(exchange, 200, "{\"state\":" + (state == null ? "null" : "\"" + state + "\"") + "}");
    });
    server.createContext("/webhook", Receiver::guarded);
    server.setExecutor(has("one-thread") ? Executors.newSingleThreadExecutor() : Executors.newCachedThreadPool());
    server.start();
    System.out.println(server.getAddress().getPort());
  }

  static Map<String, String> queryOf(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    for (String pair : exchange.getRequestURI().getRawQuery().split("&"))
      query.put(pair.split("=")[0], URLDecoder.decode(pair.replaceFirst("^[^=]*=", ""), StandardCharsets.UTF_8));
    return query;
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static void guarded(HttpExchange exchange) throws IOException {
    if (has("uncaught")) {
      deliver(exchange);
      return;
    }
    try {
      deliver(exchange);
    } catch (RuntimeException error) {
      StringWriter trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace));
      answer(exchange, 500, has("prints-trace") ? trace.toString() : "{}");
    }
  }

  static void deliver(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      answer(exchange, 405, "{}");
      return;
    }
    String path = exchange.getRequestURI().getPath();
    if (!path.equals("/webhook")) {
      answer(exchange, 404, "{}");
      return;
    }
    byte[] raw = exchange.getRequestBody().readAllBytes();
    if (has("basic-auth") && exchange.getRequestHeaders().getFirst("Authorization") == null) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
      answer(exchange, 401, "{}");
      return;
    }
    if (!isSigned(exchange.getRequestHeaders().getFirst("X-Hub-Signature"), raw)) {
      if (has("throws-401")) throw new SecurityException("bad signature");
      answer(exchange, has("policy-ignore") ? 200 : 401, "{}");
      return;
    }
    Object body;
    try {
      body = new Json(new String(raw, StandardCharsets.UTF_8)).document();
    } catch (RuntimeException | StackOverflowError error) {
      if (has("json-500")) throw new IllegalArgumentException("JsonParseException: unexpected token");
      answer(exchange, 400, "{}");
      return;
    }
    if (!(body instanceof Map<?, ?> members)) {
      answer(exchange, 400, "{}");
      return;
    }
    if (has("by-operation")) {
      Object operation = members.get("operationId");
      if (operation == null) throw new NullPointerException("operationId");
      if (!OPERATIONS.add(operation.toString())) {
        answer(exchange, 200, "{}");
        return;
      }
    }
    if (has("strict-schema") && !Set.of("operationId", "data").containsAll(members.keySet())) {
      answer(exchange, 400, "{\"error\":\"UnrecognizedPropertyException\"}");
      return;
    }
    Object data = members.get("data");
    Object list = data instanceof Map<?, ?> map ? map.get("entities") : null;
    if (has("null-pointer")) list = ((Map<?, ?>) Objects.requireNonNull(data)).get("entities");
    if (has("null-pointer")) Objects.requireNonNull(list);
    for (Object entry : list instanceof List<?> entries ? entries : List.of()) {
      Object entity = entry instanceof Map<?, ?> map ? map.get("entity") : null;
      if (has("null-pointer")) Objects.requireNonNull(entity);
      if (!(entity instanceof Map<?, ?> about) || !(about.get("id") instanceof String id)) continue;
      if (has("value-of") && about.get("interactionSubtype") instanceof String subtype) Subtype.valueOf(subtype);
      Object event = ((Map<?, ?>) entry).get("event");
      if (!"STARTED".equals(event) && !"FINISHED".equals(event)) {
        if (has("default-branch")) throw new IllegalStateException("Unexpected value: " + event);
        continue;
      }
      take(id, (String) event);
    }
    answer(exchange, has("no-content") ? 204 : 200, has("no-content") ? "" : "{}");
  }

  enum Subtype { InboundNew, Outbound, SMS, WhatsApp }

  static void take(String id, String event) {
    String key = event + " " + id;
    if (has("check-then-act")) {
      boolean known = COUNTS.containsKey(key);
      try {
        Thread.sleep(2);
      } catch (InterruptedException error) {
        throw new IllegalStateException(error);
      }
      if (!known) COUNTS.merge(key, 1, Integer::sum);
    } else if (has("no-dedupe")) COUNTS.merge(key, 1, Integer::sum);
    else COUNTS.putIfAbsent(key, 1);
    if (has("last-wins") || event.equals("FINISHED")) STATES.put(id, event);
    else STATES.putIfAbsent(id, event);
  }

  static boolean isSigned(String given, byte[] raw) {
    if (given == null && !has("null-header")) return false;
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      String charset = has("default-charset") ? "ISO-8859-1" : null;
      byte[] digest = mac.doFinal(charset == null ? raw : new String(raw, charset).getBytes(StandardCharsets.UTF_8));
      String good = "sha1=" + (has("base64-digest") ? Base64.getEncoder().encodeToString(digest) : HexFormat.of().formatHex(digest));
      if (has("parse-hex")) return MessageDigest.isEqual(HexFormat.of().parseHex(given.substring(5)), digest);
      return MessageDigest.isEqual(given.trim().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8), good.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    } catch (java.security.GeneralSecurityException | java.io.UnsupportedEncodingException error) {
      throw new IllegalStateException(error);
    }
  }

  /** As much of a JSON parser as is needed here. */
  static class Json {
    final String text;
    int at = 0;

    Json(String text) {
      this.text = text;
    }

    Object document() {
      Object value = value();
      space();
      if (at < text.length()) throw new IllegalArgumentException("more behind it");
      return value;
    }

    void space() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    boolean next(char one) {
      space();
      if (at >= text.length() || text.charAt(at) != one) return false;
      at++;
      return true;
    }

    void expect(char one) {
      if (!next(one)) throw new IllegalArgumentException("expected " + one);
    }

    Object value() {
      space();
      if (next('{')) {
        Map<String, Object> map = new HashMap<>();
        if (next('}')) return map;
        do {
          space();
          expect('"');
          String name = string();
          expect(':');
          map.put(name, value());
        } while (next(','));
        expect('}');
        return map;
      }
      if (next('[')) {
        List<Object> list = new ArrayList<>();
        if (next(']')) return list;
        do list.add(value());
        while (next(','));
        expect(']');
        return list;
      }
      if (next('"')) return string();
      Matcher matcher = Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?").matcher(text);
      if (!matcher.find(at) || matcher.start() != at) throw new IllegalArgumentException("no value");
      at = matcher.end();
      return matcher.group().equals("null") ? null : matcher.group().matches("true|false") ? Boolean.valueOf(matcher.group()) : Double.valueOf(matcher.group());
    }

    String string() {
      StringBuilder result = new StringBuilder();
      while (true) {
        char one = text.charAt(at++);
        if (one == '"') return result.toString();
        if (one < ' ') throw new IllegalArgumentException("a control character");
        if (one != '\\') {
          result.append(one);
          continue;
        }
        char escaped = text.charAt(at++);
        int place = "\"\\/bfnrt".indexOf(escaped);
        if (place >= 0) result.append("\"\\/\b\f\n\r\t".charAt(place));
        else if (escaped == 'u') result.append((char) Integer.parseInt(text.substring(at, at += 4), 16));
        else throw new IllegalArgumentException("an escape");
      }
    }
  }
}
