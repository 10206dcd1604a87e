using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>What Slack tells about a person.</summary>
/// <param name="DisplayName">The name Slack shows.</param>
/// <param name="IsAdmin">Whether they administer their workspace.</param>
/// <param name="TimeZone">IANA zone, or null.</param>
internal sealed record SlackPerson(string DisplayName, bool IsAdmin, string? TimeZone)
{
    /// <summary>The workspace they are an admin of, where Slack says so.</summary>
    public string? Home { get; init; }

    /// <summary>Whether they administer the whole organisation.</summary>
    public bool IsAdminOfAll { get; init; }

    /// <summary>
    /// Whether they administer this team. A team's own token tells about the team itself; a whole organisation's tells about the person's home, and an
    /// admin there is nobody special elsewhere.
    /// </summary>
    public bool IsOrganiserOf(string team, SlackWorkspace asked) => IsAdminOfAll || (IsAdmin && (!asked.IsOrganisation || Home == team));
}

/// <summary>
/// The people of each workspace, as far as they are known already: filled in the background, kept fresh by events, so that no answer waits for a
/// question to Slack. Somebody unknown is asked for once, briefly.
/// </summary>
internal sealed partial class SlackPeople(SlackApiClient api, TimeProvider time, ILogger<SlackPeople> logger)
{
    /// <summary>Well within what a trigger lives, with time left for the answer.</summary>
    public static readonly TimeSpan AskingLimit = TimeSpan.FromMilliseconds(700);

    /// <summary>Older knowledge is used at once and asked for again behind it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private const int MaxRemembered = 50_000;
    private const int LongestName = 100;
    private const int LongestZone = 64;

    private readonly ConcurrentDictionary<(string Workspace, string User), Known> _known = new();

    /// <summary>Who this is; what the delivery itself says where Slack does not answer in time.</summary>
    /// <param name="workspace">Where they act.</param>
    /// <param name="nameInDelivery">The name that came along.</param>
    public async Task<SlackPerson> FindAsync(SlackWorkspace workspace, string user, string? nameInDelivery, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue((workspace.Id, user), out var known))
            return await AskAsync(workspace, user, AskingLimit, cancellationToken) ?? new SlackPerson(LineName.Create(nameInDelivery, LongestName) ?? user, false, null);

        if (time.GetUtcNow() - known.At > Fresh && known.TakeAsking())
            _ = RefreshAsync(workspace, user, known);

        return known.Person;
    }

    /// <summary>The name of somebody who is only mentioned, without asking.</summary>
    public string NameOf(SlackWorkspace workspace, string user, string? nameInDelivery) =>
        _known.TryGetValue((workspace.Id, user), out var known) ? known.Person.DisplayName : LineName.Create(nameInDelivery, LongestName) ?? user;

    /// <summary>Slack told about somebody.</summary>
    public SlackPerson? Note(SlackWorkspace workspace, SlackUser user)
    {
        if (user.Id is not { Length: > 0 } id)
            return null;

        var name = LineName.Create(user.Profile?.DisplayName, LongestName) ?? LineName.Create(user.Profile?.RealName, LongestName)
            ?? LineName.Create(user.RealName, LongestName) ?? LineName.Create(user.Name, LongestName) ?? id;
        var person = new SlackPerson(name, user is { Deleted: false, IsStranger: false } and ({ IsAdmin: true } or { IsOwner: true }), Zone(user.Tz))
        {
            Home = user.TeamId,
            IsAdminOfAll = user is { Deleted: false, IsStranger: false, EnterpriseUser: { IsAdmin: true } or { IsOwner: true } },
        };
        if (_known.Count < MaxRemembered || _known.ContainsKey((workspace.Id, id)))
            _known[(workspace.Id, id)] = new Known(person, time.GetUtcNow());

        return person;
    }

    /// <summary>
    /// Learns everybody of a workspace, so that the first thing anybody does is answered without asking. Of a whole organisation, most of which never
    /// uses the bot, everybody is learnt when they come.
    /// </summary>
    public async Task LearnAllAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        if (workspace.IsOrganisation)
            return;

        try
        {
            await foreach (var user in api.UsersAsync(workspace.Token, cancellationToken))
            {
                if (_known.Count >= MaxRemembered)
                    return;
                if (user is { Deleted: false, IsBot: false })
                    Note(workspace, user);
            }
        }
        catch (SlackApiException e)
        {
            LogNotLearnt(e.Error);
        }
    }

    private async Task<SlackPerson?> AskAsync(SlackWorkspace workspace, string user, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return Note(workspace, await api.UserAsync(workspace.Token, user, limit, cancellationToken));
        }
        catch (SlackApiException e)
        {
            LogNotLearnt(e.Error);
            return null;
        }
    }

    private async Task RefreshAsync(SlackWorkspace workspace, string user, Known known)
    {
        // Owned by nobody else: it ends by its own limit, and what goes wrong is logged where it happens.
        await AskAsync(workspace, user, SlackApiClient.CallLimit, CancellationToken.None);
        known.AskedInVain();
    }

    private static string? Zone(string? text) =>
        text is { Length: > 0 and <= LongestZone } && DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not null ? text : null;

    private sealed class Known(SlackPerson person, DateTimeOffset at)
    {
        private int _asking;

        public SlackPerson Person => person;

        public DateTimeOffset At => at;

        public bool TakeAsking() => Interlocked.Exchange(ref _asking, 1) == 0;

        public void AskedInVain() => Volatile.Write(ref _asking, 0);
    }

    [LoggerMessage(7061, LogLevel.Warning, "Slack did not tell about a person or people: {Error}")]
    private partial void LogNotLearnt(string error);
}
