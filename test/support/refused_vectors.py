"""Adds what must be refused to spec/vectors/interactions.json and conversations.json, with Python's own hmac:
python3 test/support/refused_vectors.py. `recipe` names the usual mistake that explains it, null where none does.
With `--check` it reads what spec/vectors holds instead, verifies each signature, and prints which ones it believes."""
import base64, hashlib, hmac, json, pathlib, re, sys

HERE = pathlib.Path(__file__).resolve().parents[2] / "spec" / "vectors"
TEXT, HEX, T = "app-secret", "00112233445566778899aabbccddeeff" * 2, "1689238949803"
OTHER = "ffeeddccbbaa99887766554433221100" * 2
BODY = '{"operationId":"f6c49d91-926b-4473-b2f3-8d8fd295c968","text":"Gr\u00f6\u00dfe"}'
EVENT = '{"event_id":"3f2c8a5e-7d41-4b0e-9a63-2d5c1e8f7a90","event_fqn":"CONVERSATION_CREATED","text":"Gr\u00f6\u00dfe"}'


def mac(key, message, algorithm="sha1"):
    key = key if isinstance(key, bytes) else key.encode()
    message = message if isinstance(message, bytes) else message.encode()
    return hmac.new(key, message, algorithm)


def base64_of(digest):
    return base64.b64encode(digest).decode()


def interactions():
    right = mac(TEXT, BODY).hexdigest()
    spaced = json.dumps(json.loads(BODY), ensure_ascii=False)
    for name, header, recipe in [
        ("no prefix", right, "whole-header"),
        ("base64", "sha1=" + base64_of(mac(TEXT, BODY).digest()), "base64-digest"),
        ("HMAC-SHA256", "sha1=" + mac(TEXT, BODY, "sha256").hexdigest(), "sha256"),
        ("HMAC-SHA512", "sha1=" + mac(TEXT, BODY, "sha512").hexdigest(), "other-hash"),
        ("plain hash", "sha1=" + hashlib.sha1(BODY.encode()).hexdigest(), "no-hmac"),
        ("key and message swapped", "sha1=" + mac(BODY, TEXT).hexdigest(), "swapped"),
        ("cut short", "sha1=" + right[:39], "truncated"),
        ("JSON written again with spaces", "sha1=" + mac(TEXT, spaced).hexdigest(), "reserialized-spaced"),
        ("another secret", "sha1=" + mac("wrong-secret", BODY).hexdigest(), None),
        ("empty secret", "sha1=" + mac("", BODY).hexdigest(), "secret-empty"),
        ("another body", "sha1=" + mac(TEXT, BODY + " ").hexdigest(), None),
        ("signature of a conversation event", f"t={T},v1=" + mac(bytes.fromhex(HEX), f"{T}.{BODY}", "sha256").hexdigest(), "other-dialect"),
        ("prefix alone", "sha1=", None),
        ("nothing", "", None),
    ]:
        yield {"name": name, "secret": TEXT, "body": BODY, "header": header, "recipe": recipe}


def conversations():
    key, message = bytes.fromhex(HEX), f"{T}.{EVENT}"
    right = mac(key, message, "sha256").hexdigest()
    signed = lambda digest, t=T: f"t={t},v1={digest}"
    for name, header, recipe in [
        ("secret as text", signed(mac(HEX, message, "sha256").hexdigest()), "secret-as-text"),
        ("body alone", signed(mac(key, EVENT, "sha256").hexdigest()), "body-only"),
        ("body alone, secret as text", signed(mac(HEX, EVENT, "sha256").hexdigest()), "body-only"),
        ("time and body joined without a dot", signed(mac(key, T + EVENT, "sha256").hexdigest()), "no-dot"),
        ("time in seconds", signed(mac(key, f"{T[:10]}.{EVENT}", "sha256").hexdigest()), "other-time"),
        ("base64", signed(base64_of(mac(key, message, "sha256").digest())), "base64-digest"),
        ("HMAC-SHA1", signed(mac(key, message).hexdigest()), "sha1"),
        ("plain hash", signed(hashlib.sha256(message.encode()).hexdigest()), "no-hmac"),
        ("another time written beside it", signed(right, "1689238949804"), None),
        ("another secret", signed(mac(bytes.fromhex(OTHER), message, "sha256").hexdigest()), None),
        ("another body", signed(mac(key, message + " ", "sha256").hexdigest()), None),
        ("cut short", signed(right[:63]), None),
        ("one digit too many", signed(right + "0"), None),
        ("another version", f"t={T},v0={right}", "whole-header"),
        ("no time", f"v1={right}", None),
        ("no digest", f"t={T}", None),
        ("digest alone", right, None),
        ("signature of an interaction event", "sha1=" + mac(HEX, EVENT).hexdigest(), "other-dialect"),
        ("nothing", "", None),
    ]:
        yield {"name": name, "secret": HEX, "t": T, "body": EVENT, "header": header, "recipe": recipe}


def is_right(dialect, secret, body, header):
    """As a receiver verifies it that was written from the documents."""
    if dialect == "interactions":
        return hmac.compare_digest(header.lower().encode(), ("sha1=" + mac(secret, body).hexdigest()).encode())
    match = re.fullmatch("t=([0-9]+),v1=([0-9a-f]{64})", header)
    return match is not None and hmac.compare_digest(
        match[2], mac(bytes.fromhex(secret), f"{match[1]}.{body}", "sha256").hexdigest()
    )


for dialect, refused in (("interactions", interactions), ("conversations", conversations)):
    file = HERE / f"{dialect}.json"
    held = json.loads(file.read_text())
    if "--check" in sys.argv:
        for kind in ("vectors", "refused"):
            names = [v["name"] for v in held[kind] if is_right(dialect, v["secret"], v["body"], v["header"])]
            print(json.dumps({"dialect": dialect, "kind": kind, "all": len(held[kind]), "believed": names}))
    else:
        held["refused"] = list(refused())
        file.write_text(json.dumps(held, ensure_ascii=False, indent=2) + "\n")
