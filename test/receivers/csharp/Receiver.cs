using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

static class Receiver
{
    static readonly string Store = Environment.GetEnvironmentVariable("STORE") ?? "seen.txt";
    static readonly byte[] Secret = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("WEBHOOK_SECRET"));
    static readonly HashSet<string> Seen = new HashSet<string>();
    static readonly Dictionary<string, object> Details = new Dictionary<string, object>();

    // snippet: verify
    static bool IsSigned(byte[] raw, string header)
    {
        if (!Regex.IsMatch(header ?? "", @"\Asha1=[0-9a-fA-F]{40}\z")) return false;
        using (var hmac = new HMACSHA1(Secret))
        {
            var good = hmac.ComputeHash(raw);
            var difference = 0; // .NET Core has CryptographicOperations.FixedTimeEquals
            for (var i = 0; i < good.Length; i++)
                difference |= good[i] ^ Convert.ToByte(header.Substring(5 + 2 * i, 2), 16);
            return difference == 0;
        }
    }
    // end snippet

    static string Key(string name, string id)
    {
        return JsonConvert.SerializeObject(new[] { name, id });
    }

    // snippet: once
    // In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.
    static void Record(string name, JObject entity)
    {
        var id = (string)entity["id"];
        lock (Seen)
        {
            if (Seen.Contains(Key(name, id))) return;
            File.AppendAllText(Store, Key(name, id) + "\n"); // before the response
            Seen.Add(Key(name, id));
            Details[id] = new { mediaType = entity["mediaType"], interactionSubtype = entity["interactionSubtype"] };
            // act on it here, and only here
        }
    }
    // end snippet

    // snippet: state
    // From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.
    static string StateOf(string id)
    {
        return new[] { "FINISHED", "STARTED" }.FirstOrDefault(name => Seen.Contains(Key(name, id)));
    }
    // end snippet

    // snippet: raw, limit
    const int MaxBytes = 10 * 1024 * 1024;

    static byte[] ReadRaw(Stream body)
    {
        var raw = new MemoryStream();
        var buffer = new byte[65536];
        for (int read; (read = body.Read(buffer, 0, buffer.Length)) > 0 && raw.Length <= MaxBytes;)
            raw.Write(buffer, 0, read);
        return raw.ToArray();
    }
    // end snippet

    // snippet: raw
    static int Webhook(HttpListenerRequest request)
    {
        if (request.HttpMethod != "POST") return 405;
        var raw = ReadRaw(request.InputStream); // the bytes that were signed, not a string made of them
        if (raw.Length > MaxBytes) return 413;
        if (request.ContentLength64 > raw.Length) return 400; // cut off on its way: Mono tells by the length alone
        if (!IsSigned(raw, request.Headers["X-Hub-Signature"])) return 401;
        // end snippet
        // snippet: parse
        JToken body;
        try
        {
            var reader = new JsonTextReader(new StreamReader(new MemoryStream(raw))) { DateParseHandling = DateParseHandling.None };
            body = JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            return 400;
        }
        // end snippet
        // snippet: read
        var data = (body as JObject)?["data"] as JObject;
        foreach (var one in (data?["entities"] as JArray ?? new JArray()).OfType<JObject>())
        {
            var entity = one["entity"] as JObject;
            var name = one["event"]?.Type == JTokenType.String ? (string)one["event"] : null;
            if (entity?["id"]?.Type == JTokenType.String && (name == "STARTED" || name == "FINISHED")) Record(name, entity);
        }
        // end snippet
        // snippet: response
        return 200; // 200 alone is a success: 201, 202 and 204 are redelivered
        // end snippet
    }

    static object Probe(string path, string id, string name)
    {
        lock (Seen)
        {
            if (path == "/processed") return new { count = Seen.Contains(Key(name, id)) ? 1 : 0 };
            if (path == "/state") return new { state = StateOf(id) };
            object kept;
            Details.TryGetValue(id, out kept);
            return new { details = kept };
        }
    }

    static void Handle(HttpListenerContext context)
    {
        var path = context.Request.Url.AbsolutePath;
        try
        {
            // snippet: response
            if (path == "/webhook") context.Response.StatusCode = Webhook(context.Request);
            // end snippet
            else if (path != "/processed" && path != "/state" && path != "/details") context.Response.StatusCode = 404;
            else
            {
                var query = context.Request.QueryString;
                var bytes = Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(Probe(path, query["interactionId"], query["event"])));
                context.Response.OutputStream.Write(bytes, 0, bytes.Length);
            }
        }
        // snippet: errors
        catch (Exception error)
        {
            Console.Error.WriteLine(error.Message); // into the log, not into the response
            context.Response.StatusCode = 500;
        }
        // end snippet
        context.Response.Close();
    }

    static void Main()
    {
        ThreadPool.SetMinThreads(64, 64); // it grows by two threads a second only, and a slow body holds one
        if (File.Exists(Store)) Seen.UnionWith(File.ReadAllLines(Store));
        var listener = new HttpListener();
        listener.Prefixes.Add("http://127.0.0.1:" + Environment.GetEnvironmentVariable("PORT") + "/");
        listener.Start();
        while (true)
        {
            var context = listener.GetContext();
            Task.Run(() => Handle(context));
        }
    }
}
