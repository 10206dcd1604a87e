using System.Collections.Concurrent;
using PrepBot.Chat.Stores;
using PrepBot.Slack.Installed;

namespace PrepBot.Slack.WebApi;

/// <summary>A workspace, or a whole organisation, the bot is installed in.</summary>
/// <param name="Id">The team's id; the enterprise's id for an installation on a whole organisation.</param>
/// <param name="BotUserId">Who the bot is there.</param>
/// <param name="Token">For calls there.</param>
internal sealed record SlackWorkspace(string Id, string? BotUserId, SlackToken Token)
{
    /// <summary>Installed on a whole organisation: the token speaks for each of its teams.</summary>
    public bool IsOrganisation { get; init; }

    /// <summary>The installation as it is kept; null for the configured token.</summary>
    public Guid? Installation { get; init; }

    /// <summary>An installation as it is kept.</summary>
    public static SlackWorkspace From(Installation kept) =>
        new(kept.Place, kept.BotPerson, new SlackToken(kept.Place, kept.Token)) { IsOrganisation = kept.IsOrganisation, Installation = kept.Id };
}

/// <summary>
/// Where the bot is installed. What this process has not heard of is looked up once, since another replica may have installed it; one that is nowhere
/// gets no answers and is sent nothing. Teams and organisations are kept apart, whatever their ids are.
/// </summary>
internal sealed class SlackWorkspaces(Installations installations, TimeProvider time)
{
    /// <summary>How long nothing is asked about a team that was not found.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<string, SlackWorkspace> _teams = [];
    private readonly ConcurrentDictionary<string, SlackWorkspace> _organisations = [];
    private readonly ConcurrentDictionary<string, string> _organisationOf = [];
    private readonly ConcurrentDictionary<(string Team, string? Organisation), DateTimeOffset> _unknown = [];

    public IReadOnlyCollection<SlackWorkspace> All => [.. _teams.Values, .. _organisations.Values];

    /// <summary>The installation that speaks for a team: its own, or its organisation's.</summary>
    /// <param name="organisation">What Slack says it is part of; null where nothing is said: then what was said before holds.</param>
    /// <exception cref="StoreException">It had to be looked up, and the database is away.</exception>
    public async Task<SlackWorkspace?> FindAsync(string? team, string? organisation, CancellationToken cancellationToken)
    {
        if (team is null)
            return null;
        if (_teams.TryGetValue(team, out var own))
            return own;

        var whole = organisation ?? _organisationOf.GetValueOrDefault(team);
        if (whole is not null && _organisations.TryGetValue(whole, out var known))
        {
            await PlaceAsync(team, whole, cancellationToken);
            return known;
        }

        return await LookUpAsync(team, organisation, cancellationToken);
    }

    /// <summary>Installed, or installed anew. What the configuration says about a team is not replaced.</summary>
    public void Put(SlackWorkspace workspace) =>
        DirectoryFor(workspace).AddOrUpdate(workspace.Id, workspace, (_, known) => known.Installation is null && workspace.Installation is not null ? known : workspace);

    /// <summary>The installation this token is for, or null when it has been replaced meanwhile.</summary>
    public SlackWorkspace? WithToken(SlackToken token) => All.FirstOrDefault(workspace => ReferenceEquals(workspace.Token, token));

    /// <summary>It has ended; the others are not touched, nor is one that has taken its place.</summary>
    public bool Remove(SlackWorkspace workspace) => DirectoryFor(workspace).TryRemove(KeyValuePair.Create(workspace.Id, workspace));

    private ConcurrentDictionary<string, SlackWorkspace> DirectoryFor(SlackWorkspace workspace) => workspace.IsOrganisation ? _organisations : _teams;

    private async Task<SlackWorkspace?> LookUpAsync(string team, string? organisation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_unknown.TryGetValue((team, organisation), out var until) && until > now)
            return null;
        if (_unknown.Count >= MaxRemembered)
            _unknown.Clear();

        _unknown[(team, organisation)] = now + AskAgain;
        if (await installations.FindAsync(team, organisation, cancellationToken) is not { } kept)
            return null;

        _unknown.TryRemove((team, organisation), out _);
        var found = SlackWorkspace.From(kept);
        Put(found);
        if (found.IsOrganisation)
            await PlaceAsync(team, found.Id, cancellationToken);

        return DirectoryFor(found).GetValueOrDefault(found.Id);
    }

    /// <summary>What is sent later to a team comes without a word about its organisation, so that is kept.</summary>
    private async Task PlaceAsync(string team, string organisation, CancellationToken cancellationToken)
    {
        if (_organisationOf.TryGetValue(team, out var known) && known == organisation)
            return;

        await installations.PlaceAsync(team, organisation, cancellationToken);
        _organisationOf[team] = organisation;
    }
}
