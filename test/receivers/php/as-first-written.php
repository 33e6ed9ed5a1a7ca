<?php
$db = new PDO('sqlite:' . (getenv('STORE') ?: '/tmp/webhook.sqlite'));
$db->exec('CREATE TABLE IF NOT EXISTS events (interaction_id TEXT, event TEXT, media_type TEXT, subtype TEXT)');

header('Content-Type: application/json');
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);

if ($path === '/webhook' && $_SERVER['REQUEST_METHOD'] === 'POST') {
    $raw = file_get_contents('php://input');
    $expected = 'sha1=' . hash_hmac('sha1', $raw, getenv('WEBHOOK_SECRET'));
    if (!hash_equals($expected, $_SERVER['HTTP_X_HUB_SIGNATURE'] ?? '')) {
        http_response_code(401);
        echo json_encode(['status' => ['code' => 401, 'message' => 'invalid signature']]);
        exit;
    }
    $payload = json_decode($raw, true);
    $ids = [];
    foreach ($payload['data']['entities'] as $item) {
        $entity = $item['entity'];
        $ids[] = ['id' => $entity['id']];
        $known = $db->prepare('SELECT COUNT(*) FROM events WHERE interaction_id = ? AND event = ?');
        $known->execute([$entity['id'], $item['event']]);
        if ($known->fetchColumn() == 0) {
            $db->prepare('INSERT INTO events VALUES (?, ?, ?, ?)')
                ->execute([$entity['id'], $item['event'], $entity['mediaType'], $entity['interactionSubtype']]);
        }
    }
    echo json_encode(['status' => ['code' => 0, 'message' => 'OK'], 'data' => ['ids' => $ids]]);
    exit;
}

$id = $_GET['interactionId'] ?? '';
if ($path === '/processed') {
    $found = $db->prepare('SELECT COUNT(*) FROM events WHERE interaction_id = ? AND event = ?');
    $found->execute([$id, $_GET['event'] ?? '']);
    echo json_encode(['count' => (int) $found->fetchColumn()]);
} elseif ($path === '/state') {
    $found = $db->prepare('SELECT event FROM events WHERE interaction_id = ? ORDER BY rowid DESC LIMIT 1');
    $found->execute([$id]);
    echo json_encode(['state' => $found->fetchColumn() ?: null]);
} elseif ($path === '/details') {
    $found = $db->prepare('SELECT media_type, subtype FROM events WHERE interaction_id = ? LIMIT 1');
    $found->execute([$id]);
    $row = $found->fetch(PDO::FETCH_ASSOC);
    echo json_encode(['details' => $row ? ['mediaType' => $row['media_type'], 'interactionSubtype' => $row['subtype']] : null]);
} else {
    http_response_code(404);
}
