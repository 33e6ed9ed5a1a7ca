<?php
// A receiver on PHP's built-in server with mistakes as people make them. RECEIVER_MISTAKE names the mistake (several are
// joined by +), RECEIVER_SECRET is what deliveries are signed with, RECEIVER_STORE a file for SQLite. Without a mistake
// it is sound. Probes: /processed, /state. Started by php_receiver.mjs, which prints its port.
function has(string $name): bool
{
    return in_array($name, explode('+', (string) getenv('RECEIVER_MISTAKE')), true);
}

function answer(int $status, array $body = []): never
{
    http_response_code($status);
    header('Content-Type: application/json');
    echo json_encode((object) $body);
    exit();
}

ini_set('display_errors', has('display-errors') ? '1' : '0');
$database = new PDO('sqlite:' . getenv('RECEIVER_STORE'));
$database->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
$database->exec('PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
$key = has('no-dedupe') ? '' : (has('by-interaction') ? ', PRIMARY KEY (id)' : ', PRIMARY KEY (id, event)');
$column = has('nocase') ? 'id TEXT COLLATE NOCASE' : 'id TEXT';
$database->exec("CREATE TABLE IF NOT EXISTS effects ($column, event TEXT $key)");
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$query = fn(string $sql, array $values): array => (function () use ($database, $sql, $values) {
    $statement = $database->prepare($sql);
    $statement->execute($values);
    return $statement->fetchAll(PDO::FETCH_COLUMN);
})();
if ($path === '/processed') {
    answer(200, ['count' => (int) $query('SELECT count(*) FROM effects WHERE id = ? AND event = ?', [$_GET['interactionId'], $_GET['event']])[0]]);
}
if ($path === '/state') {
    $events = $query('SELECT event FROM effects WHERE id = ?', [$_GET['interactionId']]);
    answer(200, ['state' => in_array('FINISHED', $events) ? 'FINISHED' : $events[0] ?? null]);
}
if ($path !== '/webhook' || $_SERVER['REQUEST_METHOD'] !== 'POST') {
    answer($path === '/webhook' ? 405 : 404);
}
$raw = has('post-array') ? http_build_query($_POST) : file_get_contents('php://input');
$secret = (string) getenv('RECEIVER_SECRET') . (has('secret-newline') ? "\n" : '');
$signed = has('json-encode') ? (string) json_encode(json_decode($raw)) : $raw;
$good = 'sha1=' . hash_hmac('sha1', $signed, $secret);
$given = $_SERVER['HTTP_X_HUB_SIGNATURE'] ?? null;
if (has('strncmp')) {
    $isSigned = $given !== null && strncmp($given, $good, 10) === 0;
} elseif (has('missing-header')) {
    $isSigned = hash_equals($good, $given);
} else {
    $isSigned = $given !== null && hash_equals($good, strtolower(trim($given)));
}
if (!$isSigned) {
    answer(401);
}
$body = json_decode($raw, !has('object-members'), 512, JSON_BIGINT_AS_STRING);
if (has('object-members')) {
    (fn(string $type): string => strtolower($type))($body->data->entities[0]->entity->mediaType);
    $body = json_decode($raw, true);
}
if (!is_array($body) || !str_starts_with(ltrim($raw), '{')) {
    answer(400);
}
$entries = is_array($body['data'] ?? null) && is_array($body['data']['entities'] ?? null) ? $body['data']['entities'] : [];
foreach (has('end') ? array_slice($entries, -1) : $entries as $entry) {
    $id = is_array($entry) && is_array($entry['entity'] ?? null) ? $entry['entity']['id'] ?? null : null;
    $event = is_array($entry) ? $entry['event'] ?? null : null;
    if (!is_string($id) || !is_string($event)) {
        continue;
    }
    if (has('match')) {
        match ($event) {
            'STARTED', 'FINISHED' => true,
        };
    }
    if (!in_array($event, ['STARTED', 'FINISHED'], true)) {
        continue;
    }
    if (has('duplicate-is-error')) {
        $database->prepare('INSERT INTO effects VALUES (?, ?)')->execute([$id, $event]);
    } else {
        $database->prepare('INSERT OR IGNORE INTO effects VALUES (?, ?)')->execute([$id, $event]);
    }
}
answer(200);
