import hashlib
import hmac
import os

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
SECRET = os.environ["WEBHOOK_SECRET"].encode()
interactions = {}


@app.post("/webhook")
def webhook():
    expected = "sha1=" + hmac.new(SECRET, request.get_data(), hashlib.sha1).hexdigest()
    if not hmac.compare_digest(expected, request.headers.get("X-Hub-Signature", "")):
        abort(401)
    payload = request.get_json(force=True)
    for item in payload["data"]["entities"]:
        entity = item["entity"]
        known = interactions.setdefault(entity["id"], {"events": []})
        if item["event"] not in known["events"]:
            known["events"].append(item["event"])
            known["state"] = item["event"]
            known["details"] = {
                "mediaType": entity.get("mediaType"),
                "interactionSubtype": entity.get("interactionSubtype"),
            }
    return jsonify(status={"code": 0, "message": "OK"})


@app.get("/processed")
def processed():
    known = interactions.get(request.args["interactionId"], {"events": []})
    return jsonify(count=known["events"].count(request.args["event"]))


@app.get("/state")
def state():
    return jsonify(state=interactions.get(request.args["interactionId"], {}).get("state"))


@app.get("/details")
def details():
    return jsonify(details=interactions.get(request.args["interactionId"], {}).get("details"))


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "3000")))
