<?php
declare(strict_types=1);

const TOLERANCE_MS = 5 * 60 * 1000;
const MAX_BYTES = 10 * 1024 * 1024;

ini_set('display_errors', '0'); // errors go into the log, not into the response
set_exception_handler(function (Throwable $error) {
    error_log($error->getMessage());
    http_response_code(500);
});

$db = new PDO('sqlite:' . (getenv('STORE') ?: 'webhook.sqlite'), options: [PDO::ATTR_TIMEOUT => 30]);
$db->exec('PRAGMA journal_mode = WAL');
$db->exec('CREATE TABLE IF NOT EXISTS events (event_id TEXT PRIMARY KEY, event TEXT)');
$db->exec('CREATE TABLE IF NOT EXISTS conversations (csid TEXT PRIMARY KEY, status TEXT, at TEXT)');

/** X-DIXA-SIGNATURE: t=<milliseconds>,v1=<HMAC-SHA256 of t, a dot and the raw body under the decoded secretKey> */
function isSigned(string $raw, string $header): bool
{
    if (preg_match('/^t=([0-9]{1,15}),v1=([0-9a-f]{64})$/iD', $header, $match) !== 1) {
        return false;
    }
    $good = hash_hmac('sha256', $match[1] . '.' . $raw, hex2bin(getenv('WEBHOOK_SECRET')), true);
    return hash_equals($good, hex2bin($match[2])) && abs(microtime(true) * 1000 - (int) $match[1]) <= TOLERANCE_MS;
}

/** Stores an event once, with the status of its conversation, in one transaction and before the response. */
function record(PDO $db, mixed $body): void
{
    [$id, $event] = [$body['event_id'] ?? null, $body['event_fqn'] ?? null];
    if (!is_string($id) || !is_string($event)) {
        return;
    }
    $db->exec('BEGIN IMMEDIATE');
    $insert = $db->prepare('INSERT INTO events VALUES (?, ?) ON CONFLICT DO NOTHING');
    $insert->execute([$id, $event]);
    $data = is_array($body['data'] ?? null) ? $body['data'] : [];
    $conversation = is_array($data['conversation'] ?? null) ? $data['conversation'] : [];
    [$csid, $status, $at] = [$conversation['csid'] ?? null, $conversation['status'] ?? null, $body['event_timestamp'] ?? ''];
    if ($insert->rowCount() === 1 && is_int($csid) && is_string($status)) {
        // The newest event decides about the status, since deliveries come in any order.
        $db->prepare('INSERT INTO conversations VALUES (?, ?, ?) ON CONFLICT (csid) DO UPDATE
            SET status = excluded.status, at = excluded.at WHERE excluded.at >= conversations.at')
            ->execute([(string) $csid, $status, is_string($at) ? $at : '']);
    }
    // act on the event here, and only here, where it was inserted
    $db->exec('COMMIT');
}

function webhook(PDO $db): int
{
    if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
        return 405;
    }
    $raw = file_get_contents('php://input', length: MAX_BYTES + 1); // the bytes that were signed
    if (strlen($raw) > MAX_BYTES) {
        return 413;
    }
    if (!isSigned($raw, $_SERVER['HTTP_X_DIXA_SIGNATURE'] ?? '')) {
        return 401;
    }
    try {
        $body = json_decode($raw, true, flags: JSON_THROW_ON_ERROR);
    } catch (JsonException) {
        return 400;
    }
    if (is_array($body)) {
        record($db, $body);
    }
    return 204;
}

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path === '/webhook') {
    http_response_code(webhook($db));
    exit;
}
$one = function (string $sql) use ($db): mixed {
    $found = $db->prepare($sql);
    $found->execute([$_GET['interactionId'] ?? '']);
    return $found->fetchColumn();
};
header('Content-Type: application/json');
match ($path) {
    '/processed' => print json_encode([
        'count' => (int) ($one('SELECT event FROM events WHERE event_id = ?') === ($_GET['event'] ?? null)),
    ]),
    '/state' => print json_encode(['state' => $one('SELECT status FROM conversations WHERE csid = ?') ?: null]),
    default => http_response_code(404),
};
