require 'json'
require 'openssl'
require 'set'
require 'sinatra'

set :bind, '127.0.0.1'
set :port, Integer(ENV.fetch('PORT', '3000'))

INTERACTIONS = {}
OPERATIONS = Set.new

post '/webhook' do
  raw = request.body.read
  expected = 'sha1=' + OpenSSL::HMAC.hexdigest('SHA1', ENV.fetch('WEBHOOK_SECRET'), raw)
  halt 401 unless Rack::Utils.secure_compare(expected, request.env['HTTP_X_HUB_SIGNATURE'].to_s)

  payload = JSON.parse(raw)
  if OPERATIONS.add?(payload['operationId'])
    payload['data']['entities'].each do |item|
      entity = item['entity']
      known = INTERACTIONS[entity['id']] ||= { events: [] }
      known[:events] << item['event']
      known[:state] = item['event']
      known[:details] = entity.slice('mediaType', 'interactionSubtype')
    end
  end
  content_type :json
  { status: { code: 0, message: 'OK' } }.to_json
end

get '/processed' do
  content_type :json
  { count: INTERACTIONS.dig(params['interactionId'], :events).to_a.count(params['event']) }.to_json
end

get '/state' do
  content_type :json
  { state: INTERACTIONS.dig(params['interactionId'], :state) }.to_json
end

get '/details' do
  content_type :json
  { details: INTERACTIONS.dig(params['interactionId'], :details) }.to_json
end
