"""Writes spec/vectors/*.json with Python's own hmac, never with the code under test: python3 test/support/vectors.py"""
import base64, hashlib, hmac, json, pathlib

TEXT_SECRET = "app-secret"
HEX_SECRET = "00112233445566778899aabbccddeeff" * 2
BODIES = {
    "empty object": "{}",
    "empty body": "",
    "the documents' example": '{"operationId":"f6c49d91-926b-4473-b2f3-8d8fd295c968","data":{"entities":[{}]}}',
    "ascii": '{"operationId":"11111111-2222-4333-8444-555555555555","data":{"entities":[{"event":"STARTED","entity":{"id":"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee","mediaType":"chat","interactionSubtype":"InboundNew"}}]}}',
    "latin letters": '{"text":"Größe, señor, naïve, źdźbło"}',
    "japanese, arabic, hindi": '{"text":"商品がまだ届いていません。 مرحبا नमस्ते"}',
    "emoji with joiners": '{"text":"👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽"}',
    "combining accent": '{"text":"Cafe\u0301"}',
    "line separator": '{"text":"a\u2028b"}',
    "escapes in lower case": '{"text":"\\u001b\\u00e9"}',
    "escapes in upper case": '{"text":"\\u001B\\u00E9"}',
    "escaped slash": '{"url":"http:\\/\\/a\\/b"}',
    "numbers as written": '{"a":1.0,"b":1e2,"c":-0}',
    "pretty-printed": '{\n  "a": 1,\n  "b": [ 2 ]\n}\n',
    "windows line breaks": '{\r\n"a":1\r\n}',
}
T = "1689238949803"
here = pathlib.Path(__file__).resolve().parents[2] / "spec" / "vectors"
here.mkdir(exist_ok=True)
interactions = [{"name": n, "secret": TEXT_SECRET, "body": b, "header": "sha1=" + hmac.new(TEXT_SECRET.encode(), b.encode(), hashlib.sha1).hexdigest()} for n, b in BODIES.items()]
interactions.append({"name": "secret beyond ascii", "secret": "geheim-ß-🔑", "body": "{}", "header": "sha1=" + hmac.new("geheim-ß-🔑".encode(), b"{}", hashlib.sha1).hexdigest()})
conversations = [{"name": n, "secret": HEX_SECRET, "t": T, "body": b, "header": f"t={T},v1=" + hmac.new(bytes.fromhex(HEX_SECRET), f"{T}.".encode() + b.encode(), hashlib.sha256).hexdigest()} for n, b in BODIES.items()]
TOKEN = "open-messaging-secret-0001"
OPEN_TEXT = '{"id":"aaaa0000000000000000000000000002","channel":{"id":"11111111-2222-4333-8444-555555555555","platform":"Open","type":"Private","to":{"id":"guest-1","idType":"Opaque"},"from":{"nickname":"Demo","id":"11111111-2222-4333-8444-555555555555","idType":"Opaque"},"time":"2026-01-02T03:04:05.678Z","messageId":"aaaa0000000000000000000000000002"},"type":"Text","text":"Hello","originatingEntity":"Human","direction":"Outbound"}'


def saying(text):
    return OPEN_TEXT.replace('"Hello"', text)


def open_digest(body, secret=TOKEN, hash=hashlib.sha256):
    return hmac.new(secret.encode(), body.encode(), hash).digest()


def base64_of(digest):
    return base64.b64encode(digest).decode()


def open_vector(name, body, secret=TOKEN):
    return {"name": name, "secret": secret, "body": body, "header": "sha256=" + base64_of(open_digest(body, secret))}


TYPING = OPEN_TEXT.replace('"type":"Text","text":"Hello","originatingEntity":"Human"', '"type":"Event","events":[{"eventType":"Typing","typing":{"type":"On","duration":5000}}]')
open_messaging = [open_vector(n, b) for n, b in BODIES.items()]
open_messaging += [
    open_vector("open message, digest with + and /", OPEN_TEXT),
    open_vector("open message in UTF-8", saying('"Grüße 👋"')),
    open_vector("open message with escapes", saying('"Gr\\u00fc\\u00dfe \\ud83d\\udc4b"')),
    open_vector("open message with an escaped slash", saying('"a\\/b"')),
    open_vector("open typing event", TYPING),
    open_vector("secret of 16 characters", "{}", "0123456789abcdef"),
    open_vector("secret beyond ascii", "{}", "geheim-ß-🔑-geheim-ß-🔑"),
    open_vector("secret of hexadecimal digits", "{}", HEX_SECRET),
]
right = base64_of(open_digest(OPEN_TEXT))
hex_digits = open_digest(OPEN_TEXT).hex()
# What must be refused for OPEN_TEXT under TOKEN, with the recipe that explains it.
open_wrong = [
    {"name": name, "secret": TOKEN, "body": OPEN_TEXT, "header": header, "recipe": recipe}
    for name, header, recipe in [
        ("hexadecimal digits", "sha256=" + hex_digits, "hex-digest"),
        ("hexadecimal digits in upper case", "sha256=" + hex_digits.upper(), "hex-digest"),
        ("URL-safe alphabet", "sha256=" + right.replace("+", "-").replace("/", "_"), "url-safe-base64"),
        ("no padding", "sha256=" + right.rstrip("="), "url-safe-base64"),
        ("no prefix", right, "whole-header"),
        ("prefix in upper case", "SHA256=" + right, "whole-header"),
        ("another prefix", "sha1=" + right, "whole-header"),
        ("base64 in lower case", "sha256=" + right.lower(), "digest-case"),
        ("base64 of the hexadecimal digits", "sha256=" + base64_of(hex_digits.encode()), "base64-of-hex"),
        ("HMAC-SHA1 in base64", "sha256=" + base64_of(open_digest(OPEN_TEXT, hash=hashlib.sha1)), "sha1"),
        ("HMAC-SHA1 as Digital Channels sends it", "sha1=" + open_digest(OPEN_TEXT, hash=hashlib.sha1).hex(), "sha1"),
        ("HMAC-SHA512", "sha256=" + base64_of(open_digest(OPEN_TEXT, hash=hashlib.sha512)), "other-hash"),
        ("plain hash", "sha256=" + base64_of(hashlib.sha256(OPEN_TEXT.encode()).digest()), "no-hmac"),
        ("another secret", "sha256=" + base64_of(open_digest(OPEN_TEXT, "open-messaging-secret-0002")), None),
        ("line break behind the secret", "sha256=" + base64_of(open_digest(OPEN_TEXT, TOKEN + "\n")), "secret-whitespace"),
        ("empty secret", "sha256=" + base64_of(open_digest(OPEN_TEXT, "")), "secret-empty"),
        ("another body", "sha256=" + base64_of(open_digest(saying('"Hello!"'))), None),
        ("line break behind the body", "sha256=" + base64_of(open_digest(OPEN_TEXT + "\n")), "newline-added"),
        ("JSON written again with spaces", "sha256=" + base64_of(open_digest(json.dumps(json.loads(OPEN_TEXT), ensure_ascii=False))), "reserialized-spaced"),
        ("empty body", "sha256=" + base64_of(open_digest("")), "empty-body"),
        ("cut short", "sha256=" + right[:30], "truncated"),
        ("white space within", "sha256= " + right, None),
        ("the value twice", "sha256=" + right + ",sha256=" + right, "whole-header"),
        ("prefix alone", "sha256=", None),
        ("nothing", "", None),
    ]
]
for name, vectors, more in (("interactions", interactions, {}), ("conversations", conversations, {}), ("open-messaging", open_messaging, {"refused": open_wrong})):
    (here / f"{name}.json").write_text(json.dumps({"made with": "Python hmac; see test/support/vectors.py", "vectors": vectors, **more}, ensure_ascii=False, indent=2) + "\n")
