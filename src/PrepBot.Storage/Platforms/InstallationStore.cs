using System.Security.Cryptography;
using System.Text;
using PrepBot.Chat.Platforms;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;
using PrepBot.Values.Secrets;

namespace PrepBot.Storage.Platforms;

/// <inheritdoc/>
internal sealed class InstallationStore(Database database, ContentCipher cipher, InstallStates states) : IInstallationStore
{
    /// <summary>Longer than any state is good: afterwards its own time keeps it from being used again.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<Installation>> ListAsync(PlatformName platform, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community, is_organisation, organisation, installation_id, bot_person, token
            from installations
            where platform = @Name and token is not null
            order by community, is_organisation
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var rows = await session.ListAsync<Row>(Sql, new { platform.Name }, cancellationToken);
        return [.. rows.Select(row => Open(row, platform))];
    }

    public async Task<Installation?> FindAsync(CommunityRef community, string? organisation, CancellationToken cancellationToken)
    {
        const string Sql = """
            select i.community, i.is_organisation, i.organisation, i.installation_id, i.bot_person, i.token
            from installations i
            where i.platform = @platform and i.token is not null
                and ((i.community = @ExternalId and not i.is_organisation)
                    or (i.community = coalesce(@organisation, (
                            select k.organisation
                            from installations k
                            where k.community = @ExternalId and k.platform = @platform and not k.is_organisation))
                        and i.is_organisation))
            order by i.is_organisation
            limit 1
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var row = await session.FindAsync<Row>(Sql, new { community.ExternalId, platform = community.Platform.Name, organisation }, cancellationToken);
        return row is null ? null : Open(row, community.Platform);
    }

    public async Task SaveAsync(Installation installation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into installations (community, platform, is_organisation, organisation, installation_id, bot_person, token, changed_at)
            values (@Place, @platform, @IsOrganisation, @Organisation, @Id, @BotPerson, @token, @now)
            on conflict (community, platform, is_organisation) do update
            set organisation = excluded.organisation, installation_id = excluded.installation_id, bot_person = excluded.bot_person,
                token = excluded.token, changed_at = excluded.changed_at
            """;

        var platform = installation.Platform.Name;
        var parameters = new
        {
            installation.Place,
            platform,
            installation.IsOrganisation,
            installation.Organisation,
            installation.Id,
            installation.BotPerson,
            token = cipher.Seal(Encoding.UTF8.GetBytes(installation.Token.Reveal()), ContextOf(platform, installation.Place, installation.IsOrganisation)),
            now,
        };
        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, parameters, cancellationToken);
    }

    public async Task PlaceAsync(CommunityRef community, string organisation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into installations as i (community, platform, is_organisation, organisation, changed_at)
            values (@ExternalId, @platform, false, @organisation, @now)
            on conflict (community, platform, is_organisation) do update
            set organisation = excluded.organisation, changed_at = excluded.changed_at
            where i.organisation is distinct from excluded.organisation
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { community.ExternalId, platform = community.Platform.Name, organisation, now }, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> PartsOfAsync(PlatformName platform, string organisation, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community
            from installations
            where platform = @Name and organisation = @organisation and not is_organisation and token is null
            order by community
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        return await session.ListAsync<string>(Sql, new { platform.Name, organisation }, cancellationToken);
    }

    public async Task EndAsync(CommunityRef place, Guid installation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update installations
            set installation_id = null, bot_person = null, token = null, changed_at = @now
            where community = @ExternalId and platform = @platform and installation_id = @installation
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { place.ExternalId, platform = place.Platform.Name, installation, now }, cancellationToken);
    }

    public string SetOut(PlatformName platform, string browserHash, DateTimeOffset expiresAt) => states.For(platform, browserHash, expiresAt);

    public async Task<bool> ComeBackAsync(PlatformName platform, string state, string browserHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What is not ours costs no statement. What is, is used up, also in the wrong browser.
        const string Sql = """
            insert into install_attempts (state_hash, platform, browser_hash, expires_at)
            values (@hash, @Name, @browserHash, @until)
            on conflict (state_hash) do nothing
            """;

        var (isGood, isOfBrowser) = states.Look(platform, state, browserHash, now);
        if (!isGood)
            return false;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
        await using var session = await database.OpenAsync(cancellationToken);
        var isFirst = await session.ExecuteAsync(Sql, new { hash, platform.Name, browserHash, until = now + Remembered }, cancellationToken) == 1;
        return isFirst && isOfBrowser;
    }

    /// <summary>Bound to where it is for: a token copied into another row does not open.</summary>
    private static SealingContext ContextOf(string platform, string place, bool isOrganisation) =>
        SealingContext.Create("installations.token", platform, place, isOrganisation ? "organisation" : "community");

    private Installation Open(Row row, PlatformName platform)
    {
        var token = Encoding.UTF8.GetString(cipher.Open(row.Token, ContextOf(platform.Name, row.Community, row.IsOrganisation)));
        return new Installation(
            row.InstallationId, platform, row.Community, row.IsOrganisation, row.Organisation, row.BotPerson, new Secret(token));
    }

    private sealed record Row(string Community, bool IsOrganisation, string? Organisation, Guid InstallationId, string BotPerson, byte[] Token);
}
