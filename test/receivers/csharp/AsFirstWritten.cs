using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

class AsFirstWritten
{
    static readonly ConcurrentDictionary<string, int> Counts = new ConcurrentDictionary<string, int>();
    static readonly ConcurrentDictionary<string, JObject> Entities = new ConcurrentDictionary<string, JObject>();
    static readonly ConcurrentDictionary<string, string> States = new ConcurrentDictionary<string, string>();

    static void Main()
    {
        var listener = new HttpListener();
        listener.Prefixes.Add("http://127.0.0.1:" + Environment.GetEnvironmentVariable("PORT") + "/");
        listener.Start();
        while (true)
        {
            var context = listener.GetContext();
            Task.Run(() => Handle(context));
        }
    }

    static void Handle(HttpListenerContext context)
    {
        try
        {
            var path = context.Request.Url.AbsolutePath;
            var query = context.Request.QueryString;
            if (path == "/webhook" && context.Request.HttpMethod == "POST") Webhook(context);
            else if (path == "/processed") Reply(context, 200, new { count = Counts.GetOrAdd(query["interactionId"] + " " + query["event"], 0) });
            else if (path == "/state") { string state; States.TryGetValue(query["interactionId"], out state); Reply(context, 200, new { state }); }
            else if (path == "/details")
            {
                JObject entity;
                Entities.TryGetValue(query["interactionId"], out entity);
                Reply(context, 200, new { details = entity == null ? null : new { mediaType = entity["mediaType"], interactionSubtype = entity["interactionSubtype"] } });
            }
            else Reply(context, 404, new { });
        }
        catch (Exception e)
        {
            Reply(context, 500, new { status = new { code = 500, message = e.ToString() } });
        }
    }

    static void Webhook(HttpListenerContext context)
    {
        string body;
        using (var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8)) body = reader.ReadToEnd();
        using (var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("WEBHOOK_SECRET"))))
        {
            var hash = hmac.ComputeHash(Encoding.UTF8.GetBytes(body));
            var expected = "sha1=" + BitConverter.ToString(hash).Replace("-", "").ToLower();
            if (context.Request.Headers["X-Hub-Signature"] != expected)
            {
                Reply(context, 401, new { status = new { code = 401, message = "invalid signature" } });
                return;
            }
        }
        var payload = JObject.Parse(body);
        foreach (var item in payload["data"]["entities"])
        {
            var id = (string)item["entity"]["id"];
            var name = (string)item["event"];
            if (!Counts.TryAdd(id + " " + name, 1)) continue;
            States[id] = name;
            Entities[id] = (JObject)item["entity"];
        }
        Reply(context, 200, new { status = new { code = 0, message = "OK" } });
    }

    static void Reply(HttpListenerContext context, int status, object body)
    {
        var bytes = Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(body));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.OutputStream.Write(bytes, 0, bytes.Length);
        context.Response.Close();
    }
}
