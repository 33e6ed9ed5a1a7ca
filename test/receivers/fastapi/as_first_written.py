import hashlib
import hmac
import os
from typing import List, Optional

import uvicorn
from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel

app = FastAPI()
SECRET = os.environ["WEBHOOK_SECRET"].encode()
seen = set()
states = {}
kept = {}


class Entity(BaseModel):
    id: str
    mediaType: str
    interactionSubtype: str
    selfUri: Optional[str]


class Event(BaseModel):
    event: str
    entity: Entity


class Data(BaseModel):
    entities: List[Event]


class EventsPayload(BaseModel):
    operationId: Optional[str]
    data: Data


@app.post("/webhook")
async def webhook(request: Request):
    raw = await request.body()
    expected = "sha1=" + hmac.new(SECRET, raw, hashlib.sha1).hexdigest()
    if not hmac.compare_digest(request.headers.get("x-hub-signature", ""), expected):
        raise HTTPException(401, "bad signature")
    payload = EventsPayload.parse_raw(raw)
    for item in payload.data.entities:
        if (item.entity.id, item.event) not in seen:
            seen.add((item.entity.id, item.event))
            states[item.entity.id] = item.event
            kept[item.entity.id] = item.entity
    return {"status": {"code": 0, "message": "OK"}, "data": {"ids": [{"id": one.entity.id} for one in payload.data.entities]}}


@app.get("/processed")
def processed(interactionId: str, event: str):
    return {"count": int((interactionId, event) in seen)}


@app.get("/state")
def state(interactionId: str):
    return {"state": states.get(interactionId)}


@app.get("/details")
def details(interactionId: str):
    entity = kept.get(interactionId)
    return {"details": entity and {"mediaType": entity.mediaType, "interactionSubtype": entity.interactionSubtype}}


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ.get("PORT", "3000")))
