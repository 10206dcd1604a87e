using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace PrepBot.Playground.Serving;

/// <summary>The page's files, out of the assembly, with the hash of their content as their tag.</summary>
internal sealed class PageFiles
{
    private const string Folder = "Page/";

    private readonly FrozenDictionary<string, PageFile> _files = Load();

    public Task IndexAsync(HttpContext context) => SendAsync(context, "index.html");

    public Task FileAsync(HttpContext context) => SendAsync(context, (string)context.GetRouteValue("file")!);

    public IEnumerable<string> Names => _files.Keys;

    private async Task SendAsync(HttpContext context, string name)
    {
        var response = context.Response;
        if (!_files.TryGetValue(name, out var file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.Headers.ETag = file.Tag;
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch.Contains(file.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.Type;
        response.ContentLength = file.Content.Length;
        await response.Body.WriteAsync(file.Content, context.RequestAborted);
    }

    private static FrozenDictionary<string, PageFile> Load()
    {
        var assembly = typeof(PageFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"");
                return new PageFile(content, TypeOf(name), tag.ToString());
            });
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new NotSupportedException($"The page has no files that end in '{other}'."),
    };

    private sealed record PageFile(byte[] Content, string Type, string Tag);
}
