require 'json'
# snippet: verify
require 'openssl'
# end snippet
require 'sinatra'
require 'sqlite3'

set :bind, '127.0.0.1'
set :port, Integer(ENV.fetch('PORT', '3000'))
set :server, :puma
# snippet: errors
# In development Sinatra answers errors with a page that shows the stack; APP_ENV=production does the same as these.
set :environment, :production
set :show_exceptions, false
# end snippet
set :logging, false

SECRET = ENV.fetch('WEBHOOK_SECRET')
MAX_BYTES = 10 * 1024 * 1024
LOCK = Mutex.new
DB = SQLite3::Database.new(ENV.fetch('STORE', 'webhook.sqlite'))
DB.busy_timeout = 10_000
DB.execute(<<~SQL)
  CREATE TABLE IF NOT EXISTS events (interaction_id TEXT, event TEXT, media_type TEXT, subtype TEXT,
    PRIMARY KEY (interaction_id, event))
SQL

# snippet: verify
def signed?(raw, header)
  digits = header.to_s[/\Asha1=(\h{40})\z/i, 1] or return false
  good = OpenSSL::HMAC.digest('SHA1', SECRET, raw)
  OpenSSL.fixed_length_secure_compare([digits].pack('H*'), good)
end
# end snippet

# snippet: read
def events_of(body)
  data = body['data'] if body.is_a?(Hash)
  entities = data['entities'] if data.is_a?(Hash)
  return [] unless entities.is_a?(Array)

  entities.select do |one|
    one.is_a?(Hash) && %w[STARTED FINISHED].include?(one['event']) &&
      one['entity'].is_a?(Hash) && one['entity']['id'].is_a?(String)
  end
end
# end snippet

def text(value)
  value if value.is_a?(String)
end

# snippet: once
# Stores what is new, in one transaction and before the response.
def record(events)
  LOCK.synchronize do
    DB.transaction do
      events.each do |one|
        id, media_type, subtype = one['entity'].values_at('id', 'mediaType', 'interactionSubtype')
        DB.execute('INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
                   [id, one['event'], text(media_type), text(subtype)])
        next if DB.changes.zero?
        # act on it here, and only here
      end
    end
  end
end
# end snippet

def rows(id)
  LOCK.synchronize { DB.execute('SELECT event, media_type, subtype FROM events WHERE interaction_id = ?', [id]) }
end

# snippet: state
# From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.
def state_of(id)
  events = rows(id).map(&:first)
  events.include?('FINISHED') ? 'FINISHED' : events.first
end
# end snippet

# snippet: raw, limit
post '/webhook' do
  raw = request.body.read(MAX_BYTES + 1).to_s # the bytes that were signed
  halt 413 if raw.bytesize > MAX_BYTES
  halt 401 unless signed?(raw, request.env['HTTP_X_HUB_SIGNATURE'])
  # end snippet
  # snippet: parse
  begin
    body = JSON.parse(raw.dup.force_encoding('UTF-8'))
  rescue JSON::ParserError, JSON::NestingError, EncodingError
    halt 400
  end
  # end snippet
  record(events_of(body))
  # snippet: response
  status 200 # 200 alone is a success: 201, 202 and 204 are redelivered
  # end snippet
end

get('/processed') { { count: rows(params['interactionId']).map(&:first).count(params['event']) }.to_json }
get('/state') { { state: state_of(params['interactionId']) }.to_json }
get '/details' do
  _, media_type, subtype = rows(params['interactionId']).first
  { details: media_type && { mediaType: media_type, interactionSubtype: subtype } }.to_json
end
