package main

import (
	"bufio"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"sync"
	"time"
)

const tolerance = 5 * time.Minute

// Every field is optional, and other fields and events may come with time.
type payload struct {
	EventID   string `json:"event_id"`
	EventFqn  string `json:"event_fqn"`
	Timestamp string `json:"event_timestamp"`
	Data      struct {
		Conversation struct {
			Csid   json.Number `json:"csid"`
			Status string      `json:"status"`
		} `json:"conversation"`
	} `json:"data"`
}

type stored struct{ ID, Event, Csid, Status, At string }

var (
	secretKey, _ = hex.DecodeString(os.Getenv("WEBHOOK_SECRET"))
	form         = regexp.MustCompile(`^t=([0-9]{1,15}),v1=([0-9a-fA-F]{64})$`)
	mutex        sync.Mutex
	events       = map[string]string{}
	newest       = map[string]stored{}
	store        *os.File
)

// X-DIXA-SIGNATURE: t=<milliseconds>,v1=<HMAC-SHA256 of t, a dot and the raw body under the decoded secretKey>
func isSigned(raw []byte, header string) bool {
	match := form.FindStringSubmatch(header)
	if match == nil {
		return false
	}
	given, _ := hex.DecodeString(match[2])
	mac := hmac.New(sha256.New, secretKey)
	mac.Write([]byte(match[1] + "."))
	mac.Write(raw)
	t, _ := strconv.ParseInt(match[1], 10, 64)
	age := time.Since(time.UnixMilli(t))
	return hmac.Equal(given, mac.Sum(nil)) && age < tolerance && age > -tolerance
}

// keep needs the mutex. The newest event decides about the status, since deliveries come in any order.
func keep(one stored) {
	events[one.ID] = one.Event
	if one.Csid != "" && one.Status != "" && one.At >= newest[one.Csid].At {
		newest[one.Csid] = one
	}
}

// In production: a table with a unique key over event_id, and INSERT … ON CONFLICT DO NOTHING.
func record(one stored) error {
	mutex.Lock()
	defer mutex.Unlock()
	if _, ok := events[one.ID]; ok {
		return nil
	}
	line, _ := json.Marshal(one)
	if _, err := store.Write(append(line, '\n')); err != nil { // before the response
		return err
	}
	keep(one) // act on it here, and only here
	return nil
}

func webhook(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 10<<20)) // the bytes that were signed
	if err != nil {
		w.WriteHeader(http.StatusRequestEntityTooLarge)
		return
	}
	if !isSigned(raw, r.Header.Get("X-DIXA-SIGNATURE")) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	var event payload
	if json.Unmarshal(raw, &event) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	conversation := event.Data.Conversation
	if event.EventID != "" && event.EventFqn != "" {
		one := stored{event.EventID, event.EventFqn, conversation.Csid.String(), conversation.Status, event.Timestamp}
		if err := record(one); err != nil {
			log.Print(err)
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
	}
	w.WriteHeader(http.StatusCreated)
}

func probe(path, name string, value func(id, event string) any) {
	http.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		query := r.URL.Query()
		json.NewEncoder(w).Encode(map[string]any{name: value(query.Get("interactionId"), query.Get("event"))})
	})
}

func main() {
	store, _ = os.OpenFile(os.Getenv("STORE"), os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	for lines := bufio.NewScanner(store); lines.Scan(); {
		var one stored
		if json.Unmarshal(lines.Bytes(), &one) == nil {
			keep(one)
		}
	}
	http.HandleFunc("/webhook", webhook)
	probe("/processed", "count", func(id, event string) any {
		if found, ok := events[id]; ok && found == event {
			return 1
		}
		return 0
	})
	probe("/state", "state", func(csid, _ string) any {
		if one, ok := newest[csid]; ok {
			return one.Status
		}
		return nil
	})
	server := http.Server{Addr: "127.0.0.1:" + os.Getenv("PORT"), ReadTimeout: 30 * time.Second}
	log.Fatal(server.ListenAndServe())
}
