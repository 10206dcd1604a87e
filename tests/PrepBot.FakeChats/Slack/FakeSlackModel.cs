using System.Text.Json.Nodes;

namespace PrepBot.FakeChats.Slack;

/// <summary>Somebody in the workspace.</summary>
public sealed record FakeSlackUser(string Id, string Name, bool IsAdmin = false, string TimeZone = "Europe/Madrid")
{
    /// <summary>The team they are at home in.</summary>
    public string Team { get; init; } = FakeSlackWorkspace.Team;

    /// <summary>The teams of an organisation they are in beside their home.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>Whether the account is switched off.</summary>
    public bool Deleted { get; init; }

    /// <summary>No person.</summary>
    public bool IsBot { get; init; }

    /// <summary>Of another organisation, met in a shared channel.</summary>
    public bool IsStranger { get; init; }

    /// <summary>Whether they administer the whole organisation.</summary>
    public bool IsAdminOfAll { get; init; }
}

/// <summary>A message as Slack shows it now.</summary>
/// <param name="Channel">Where.</param>
/// <param name="Ts">Its id there.</param>
/// <param name="Notice">What a notification shows.</param>
/// <param name="Blocks">What it shows.</param>
/// <param name="OnlyFor">The one person who sees it, or null.</param>
/// <param name="Edits">How often it was changed.</param>
public sealed record FakeSlackMessage(string Channel, string Ts, string Notice, JsonArray Blocks, string? OnlyFor, int Edits)
{
    /// <summary>What it says: the words of its blocks, for the notice is all that a notification shows.</summary>
    public string Text => Blocks.Count > 0 ? FakeSlackMember.Words(Blocks) : Notice;

    /// <summary>Rises with every message of the workspace.</summary>
    public int Number => int.Parse(Ts[(Ts.IndexOf('.', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The file it shows, or null.</summary>
    public FakeSlackFile? File { get; init; }
}

/// <summary>A file that was sent.</summary>
public sealed record FakeSlackFile(string Id, string Name, int Length, string AltText, byte[]? Content = null);

/// <summary>A view before a person.</summary>
public sealed record FakeSlackView(string Id, string User, JsonObject View);

/// <summary>A call of the Web API that came in.</summary>
public sealed record FakeSlackCall(string Method, string? Error);

/// <summary>What goes wrong with a call. A closed set.</summary>
public abstract record FakeSlackFault
{
    private FakeSlackFault()
    {
    }

    /// <summary>Answered with ok: false.</summary>
    public sealed record Refuse(string Error) : FakeSlackFault;

    /// <summary>429 with Retry-After.</summary>
    public sealed record Throttle(int Seconds) : FakeSlackFault;

    /// <summary>It is done, and answered with a page that is no JSON, as a proxy does.</summary>
    public sealed record Garbled : FakeSlackFault;

    /// <summary>An answer of HTTP, without JSON.</summary>
    public sealed record Status(int Code) : FakeSlackFault;

    /// <summary>The connection is cut; what was asked is done all the same when <paramref name="AfterDoing"/>.</summary>
    public sealed record Cut(bool AfterDoing) : FakeSlackFault;

    /// <summary>It is done, and answered only when the task ends.</summary>
    public sealed record Wait(Task Until) : FakeSlackFault;
}
