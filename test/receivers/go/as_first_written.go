package main

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"sync"
)

type Entity struct {
	ID                 string `json:"id"`
	MediaType          string `json:"mediaType"`
	InteractionSubtype string `json:"interactionSubtype"`
	SelfURI            string `json:"selfUri"`
}

type EventsPayload struct {
	OperationID string `json:"operationId"`
	Data        struct {
		Entities []struct {
			Event  string `json:"event"`
			Entity Entity `json:"entity"`
		} `json:"entities"`
	} `json:"data"`
}

var (
	mutex    sync.Mutex
	seen     = map[[2]string]bool{}
	states   = map[string]string{}
	entities = map[string]Entity{}
	secret   = []byte(os.Getenv("WEBHOOK_SECRET"))
)

func webhook(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	mac := hmac.New(sha1.New, secret)
	mac.Write(body)
	expected := "sha1=" + hex.EncodeToString(mac.Sum(nil))
	if !hmac.Equal([]byte(r.Header.Get("X-Hub-Signature")), []byte(expected)) {
		http.Error(w, "invalid signature", http.StatusUnauthorized)
		return
	}
	var payload EventsPayload
	if err := json.Unmarshal(body, &payload); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	mutex.Lock()
	defer mutex.Unlock()
	for _, item := range payload.Data.Entities {
		key := [2]string{item.Entity.ID, item.Event}
		if seen[key] {
			continue
		}
		seen[key] = true
		states[item.Entity.ID] = item.Event
		entities[item.Entity.ID] = item.Entity
	}
	w.WriteHeader(http.StatusOK)
}

func reply(w http.ResponseWriter, name string, value any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]any{name: value})
}

func main() {
	http.HandleFunc("/webhook", webhook)
	http.HandleFunc("/processed", func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		count := 0
		if seen[[2]string{r.URL.Query().Get("interactionId"), r.URL.Query().Get("event")}] {
			count = 1
		}
		reply(w, "count", count)
	})
	http.HandleFunc("/state", func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		if state, ok := states[r.URL.Query().Get("interactionId")]; ok {
			reply(w, "state", state)
		} else {
			reply(w, "state", nil)
		}
	})
	http.HandleFunc("/details", func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		if entity, ok := entities[r.URL.Query().Get("interactionId")]; ok {
			reply(w, "details", map[string]string{"mediaType": entity.MediaType, "interactionSubtype": entity.InteractionSubtype})
		} else {
			reply(w, "details", nil)
		}
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}
