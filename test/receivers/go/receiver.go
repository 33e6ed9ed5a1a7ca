package main

import (
	"bufio"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// snippet: read
// Every field is optional, and other fields and events may come with time.
type EventsPayload struct {
	Data struct {
		Entities []struct {
			Event  string `json:"event"`
			Entity Entity `json:"entity"`
		} `json:"entities"`
	} `json:"data"`
}

type Entity struct {
	ID                 string `json:"id"`
	MediaType          string `json:"mediaType"`
	InteractionSubtype string `json:"interactionSubtype"`
}

// end snippet

type key struct{ Event, ID string }

var (
	secret  = []byte(os.Getenv("WEBHOOK_SECRET"))
	mutex   sync.Mutex
	seen    = map[key]bool{}
	details = map[string]Entity{}
	store   *os.File
)

// snippet: verify
func isSigned(raw []byte, header string) bool {
	if len(header) != 45 || !strings.EqualFold(header[:5], "sha1=") {
		return false
	}
	given, err := hex.DecodeString(header[5:])
	mac := hmac.New(sha1.New, secret)
	mac.Write(raw)
	return err == nil && hmac.Equal(given, mac.Sum(nil))
}

// end snippet

// snippet: once
// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.
func record(event string, entity Entity) error {
	mutex.Lock()
	defer mutex.Unlock()
	one := key{event, entity.ID}
	if seen[one] {
		return nil
	}
	line, _ := json.Marshal(one)
	if _, err := store.Write(append(line, '\n')); err != nil { // before the response
		return err
	}
	seen[one] = true
	details[entity.ID] = entity // act on it here, and only here
	return nil
}

// end snippet

// snippet: state
// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.
func stateOf(id string) any {
	for _, event := range []string{"FINISHED", "STARTED"} {
		if seen[key{event, id}] {
			return event
		}
	}
	return nil
}

// end snippet

// snippet: raw, limit
func webhook(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 10<<20)) // the bytes that were signed
	if err != nil {
		w.WriteHeader(http.StatusRequestEntityTooLarge)
		return
	}
	if !isSigned(raw, r.Header.Get("X-Hub-Signature")) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	// end snippet
	// snippet: parse
	var payload EventsPayload
	if json.Unmarshal(raw, &payload) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	// end snippet
	for _, one := range payload.Data.Entities {
		if one.Entity.ID == "" || (one.Event != "STARTED" && one.Event != "FINISHED") {
			continue
		}
		// snippet: errors
		if err := record(one.Event, one.Entity); err != nil {
			log.Print(err) // into the log, not into the response
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		// end snippet
	}
	// snippet: response
	w.WriteHeader(http.StatusOK) // 200 alone is a success: 201, 202 and 204 are redelivered
	// end snippet
}

func probe(name string, value func(id, event string) any) {
	http.HandleFunc("/"+name, func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		query := r.URL.Query()
		key := map[string]string{"processed": "count"}[name]
		if key == "" {
			key = name
		}
		json.NewEncoder(w).Encode(map[string]any{key: value(query.Get("interactionId"), query.Get("event"))})
	})
}

func main() {
	path := os.Getenv("STORE")
	store, _ = os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	for lines := bufio.NewScanner(store); lines.Scan(); {
		var one key
		if json.Unmarshal(lines.Bytes(), &one) == nil {
			seen[one] = true
		}
	}
	http.HandleFunc("/webhook", func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			w.WriteHeader(http.StatusMethodNotAllowed)
			return
		}
		webhook(w, r)
	})
	probe("processed", func(id, event string) any {
		if seen[key{event, id}] {
			return 1
		}
		return 0
	})
	probe("state", func(id, _ string) any { return stateOf(id) })
	probe("details", func(id, _ string) any {
		if entity, ok := details[id]; ok {
			return map[string]string{"mediaType": entity.MediaType, "interactionSubtype": entity.InteractionSubtype}
		}
		return nil
	})
	server := http.Server{Addr: "127.0.0.1:" + os.Getenv("PORT"), ReadTimeout: 30 * time.Second}
	log.Fatal(server.ListenAndServe())
}
