namespace PrepBot.Discord.Rest;

/// <summary>One call of the HTTP API.</summary>
/// <param name="Route">The path with its ids left out: limits belong to it. Safe to log.</param>
/// <param name="Path">The path, below the API's base address. May hold an interaction's token, so it is never logged.</param>
internal sealed record RestCall(HttpMethod Method, string Route, string Path)
{
    public static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(8);

    /// <summary>With the largest file over a slow line.</summary>
    public static readonly TimeSpan UploadDeadline = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The top-level resource: a channel, guild or webhook with its token. Buckets are counted apart for each.
    /// https://docs.discord.com/developers/topics/rate-limits
    /// </summary>
    public string Major { get; init; } = "";

    public ReadOnlyMemory<byte>? Json { get; init; }

    /// <summary>Files to upload with it; then it goes as multipart/form-data.</summary>
    public IReadOnlyList<RestFile> Files { get; init; } = [];

    /// <summary>Whether doing it twice is harmless, so that it is tried again after a failure whose outcome nobody knows.</summary>
    public bool Repeatable { get; init; }

    /// <summary>Whether the bot's token goes with it. Answers to interactions carry their own in the path.</summary>
    public bool Authorised { get; init; } = true;

    /// <summary>Whether it is the one that looks at the token itself: it goes also while the token is in doubt.</summary>
    public bool LooksAtToken { get; init; }

    /// <summary>Whether nobody waits for it, as for an edit of what stands: it leaves a share of the bot's limit to calls that somebody waits for.</summary>
    public bool Yields { get; init; }

    /// <summary>How long the call may take, waits and tries included.</summary>
    public TimeSpan Deadline { get; init; } = UsualDeadline;

    /// <summary>The limit it counts against as long as Discord has not named its bucket.</summary>
    public string RouteKey => $"{Method.Method} {Route}";
}

/// <summary>A file of an upload. https://docs.discord.com/developers/reference#uploading-files</summary>
internal sealed record RestFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);
