using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PrepBot.Playground.Security;

/// <summary>A refused request: a status, and words for the person.</summary>
internal static class Refusal
{
    public static Task WriteAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(new JsonObject { ["error"] = words }.ToJsonString(), context.RequestAborted);
    }
}
