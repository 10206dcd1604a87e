using Microsoft.AspNetCore.Http;

namespace PrepBot.Playground.Security;

/// <summary>What every answer of the playground carries.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// Only our own files: no inline script or style, nothing from outside, no frames either way. Pictures also from the page's own memory, where
    /// those fetched for one person stand.
    /// </summary>
    public const string Policy =
        "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
