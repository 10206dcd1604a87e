using System.Text.Json;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Slack.Settings;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Installed;

/// <summary>
/// Where people have let the bot in by themselves, with the token it was given there, and which organisation a team is part of: the two things Slack has the
/// vault remember. Teams and organisations are kept apart, whatever their ids are.
/// </summary>
/// <exception cref="StoreException">The database cannot be reached.</exception>
internal sealed class Installations(IPlatformVault vault)
{
    private const string OfTeam = "installation";
    private const string OfOrganisation = "org-installation";
    private const string Part = "part";

    /// <summary>Every installation that has not ended.</summary>
    public async Task<IReadOnlyList<Installation>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await vault.ListAsync(SlackPlatformName.Name, OfTeam, null, cancellationToken))
            .Concat(await vault.ListAsync(SlackPlatformName.Name, OfOrganisation, null, cancellationToken))
            .Select(Read)
            .OfType<Installation>(),
    ];

    /// <summary>The installation that speaks for a team: its own, else that of its organisation; null when there is none.</summary>
    /// <param name="organisation">The organisation it is part of, where Slack says so; null for what was said before.</param>
    public async Task<Installation?> FindAsync(string team, string? organisation, CancellationToken cancellationToken)
    {
        if (await FindAsync(Key(OfTeam, team), cancellationToken) is { } own)
            return own;

        var whole = organisation ?? (await vault.FindAsync(Key(Part, team), cancellationToken))?.Group;
        return whole is null ? null : await FindAsync(Key(OfOrganisation, whole), cancellationToken);
    }

    /// <summary>Keeps an installation in place of the one there was.</summary>
    public async Task SaveAsync(Installation installation, CancellationToken cancellationToken)
    {
        var kept = new KeptInstallation(installation.Id, installation.Organisation, installation.BotPerson, installation.Token.Reveal());
        await vault.PutAsync(
            new VaultEntry(KeyOf(installation.Place, installation.IsOrganisation), JsonSerializer.SerializeToUtf8Bytes(kept, InstalledJsonContext.Default.KeptInstallation)),
            cancellationToken);
        if (installation.IsOrganisation)
            return;

        // What Slack says about a team now holds, also that it is part of none any more.
        if (installation.Organisation is { } organisation)
            await PlaceAsync(installation.Place, organisation, cancellationToken);
        else if (await vault.FindAsync(Key(Part, installation.Place), cancellationToken) is { } part)
            await vault.RemoveAsync(part, cancellationToken);
    }

    /// <summary>Remembers which organisation a team is part of, until what is kept of the team is erased; its own installation, where it has one, stays.</summary>
    public Task PlaceAsync(string team, string organisation, CancellationToken cancellationToken) =>
        vault.PutAsync(new VaultEntry(Key(Part, team), []) { Group = organisation, Community = team }, cancellationToken);

    /// <summary>The teams of an organisation that have no installation of their own, as far as they are known.</summary>
    public async Task<IReadOnlyList<string>> PartsOfAsync(string organisation, CancellationToken cancellationToken)
    {
        var own = (await vault.ListAsync(SlackPlatformName.Name, OfTeam, null, cancellationToken)).Select(entry => entry.Key.Name).ToHashSet(StringComparer.Ordinal);
        var parts = await vault.ListAsync(SlackPlatformName.Name, Part, organisation, cancellationToken);
        return [.. parts.Select(entry => entry.Key.Name).Where(team => !own.Contains(team))];
    }

    /// <summary>It has ended: its token is erased. One that has taken its place is not touched.</summary>
    public async Task EndAsync(string place, bool isOrganisation, Guid installation, CancellationToken cancellationToken)
    {
        if (await vault.FindAsync(KeyOf(place, isOrganisation), cancellationToken) is { } entry && Read(entry)?.Id == installation)
            await vault.RemoveAsync(entry, cancellationToken);
    }

    private async Task<Installation?> FindAsync(VaultKey key, CancellationToken cancellationToken) =>
        await vault.FindAsync(key, cancellationToken) is { } entry ? Read(entry) : null;

    private static Installation? Read(VaultEntry entry)
    {
        var kept = entry.Content.Length == 0 ? null : JsonSerializer.Deserialize(entry.Content, InstalledJsonContext.Default.KeptInstallation);
        return kept is null
            ? null
            : new Installation(kept.Id, entry.Key.Name, entry.Key.Kind == OfOrganisation, kept.Organisation, kept.BotPerson, new Secret(kept.Token));
    }

    private static VaultKey KeyOf(string place, bool isOrganisation) => Key(isOrganisation ? OfOrganisation : OfTeam, place);

    private static VaultKey Key(string kind, string name) => new(SlackPlatformName.Name, kind, name);
}
