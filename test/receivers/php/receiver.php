<?php
declare(strict_types=1);

// snippet: errors
ini_set('display_errors', '0'); // errors go into the log, not into the response
set_exception_handler(function (Throwable $error) {
    error_log($error->getMessage());
    http_response_code(500);
});
// end snippet

// snippet: once
$db = new PDO('sqlite:' . (getenv('STORE') ?: 'webhook.sqlite'), options: [PDO::ATTR_TIMEOUT => 30]);
$db->exec('PRAGMA journal_mode = WAL');
$db->exec('CREATE TABLE IF NOT EXISTS events (interaction_id TEXT, event TEXT, media_type TEXT, subtype TEXT,
    PRIMARY KEY (interaction_id, event))');

/** Stores what is new, in one transaction and before the response. */
function record(PDO $db, iterable $events): void
{
    $db->exec('BEGIN IMMEDIATE');
    $insert = $db->prepare('INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
    foreach ($events as [$event, $entity]) {
        $insert->execute([$entity['id'], $event, text($entity, 'mediaType'), text($entity, 'interactionSubtype')]);
        if ($insert->rowCount() === 1) {
            // act on it here, and only here
        }
    }
    $db->exec('COMMIT');
}
// end snippet

function text(array $entity, string $name): ?string
{
    return is_string($entity[$name] ?? null) ? $entity[$name] : null;
}

// snippet: verify
function isSigned(string $raw, string $header): bool
{
    $good = hash_hmac('sha1', $raw, getenv('WEBHOOK_SECRET'), true);
    return preg_match('/^sha1=([0-9a-f]{40})$/iD', $header, $match) === 1 && hash_equals($good, hex2bin($match[1]));
}
// end snippet

// snippet: read
function eventsOf(mixed $body): iterable
{
    $entities = is_array($body) && is_array($body['data'] ?? null) ? $body['data']['entities'] ?? null : null;
    foreach (is_array($entities) ? $entities : [] as $one) {
        $entity = is_array($one) ? $one['entity'] ?? null : null;
        $isKnown = is_array($entity) && is_string($entity['id'] ?? null);
        if ($isKnown && in_array($one['event'] ?? null, ['STARTED', 'FINISHED'], true)) {
            yield [$one['event'], $entity];
        }
    }
}
// end snippet

// snippet: raw, limit
function webhook(PDO $db): int
{
    if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
        return 405;
    }
    // the bytes that were signed; a limit beside post_max_size, which holds for forms alone
    $raw = file_get_contents('php://input', length: 10 * 1024 * 1024 + 1);
    if (strlen($raw) > 10 * 1024 * 1024) {
        return 413;
    }
    if (!isSigned($raw, $_SERVER['HTTP_X_HUB_SIGNATURE'] ?? '')) {
        return 401;
    }
    // end snippet
    // snippet: parse
    try {
        $body = json_decode($raw, true, flags: JSON_THROW_ON_ERROR);
    } catch (JsonException) {
        return 400;
    }
    // end snippet
    record($db, eventsOf($body));
    // snippet: response
    return 200; // 200 alone is a success: 201, 202 and 204 are redelivered
    // end snippet
}

// snippet: state
/** From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late. */
function stateOf(array $events): ?string
{
    return in_array('FINISHED', $events, true) ? 'FINISHED' : $events[0] ?? null;
}
// end snippet

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path === '/webhook') {
    // snippet: response
    http_response_code(webhook($db));
    // end snippet
    exit;
}
$found = $db->prepare('SELECT event, media_type, subtype FROM events WHERE interaction_id = ?');
$found->execute([$_GET['interactionId'] ?? '']);
$rows = $found->fetchAll(PDO::FETCH_ASSOC);
$events = array_column($rows, 'event');
$details = fn (array $row) => ['mediaType' => $row['media_type'], 'interactionSubtype' => $row['subtype']];
header('Content-Type: application/json');
match ($path) {
    '/processed' => print json_encode(['count' => count(array_keys($events, $_GET['event'] ?? '', true))]),
    '/state' => print json_encode(['state' => stateOf($events)]),
    '/details' => print json_encode(['details' => $rows === [] ? null : $details($rows[0])]),
    default => http_response_code(404),
};
