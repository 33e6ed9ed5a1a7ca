"""Writes spec/vectors/*.json with Python's own hmac, never with the code under test: python3 test/support/vectors.py"""
import hashlib, hmac, json, pathlib

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
for name, vectors in (("interactions", interactions), ("conversations", conversations)):
    (here / f"{name}.json").write_text(json.dumps({"made with": "Python hmac; see test/support/vectors.py", "vectors": vectors}, ensure_ascii=False, indent=2) + "\n")
