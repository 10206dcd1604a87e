using PrepBot.Chat.Interactions;
using PrepBot.Domain.Communities;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Communities;

/// <summary>Who acts, as found with one statement: what has to be known to tell whether anything of it is to be written.</summary>
internal interface IAdmittedRow
{
    CommunityId CommunityId { get; }

    MemberId MemberId { get; }

    string DisplayName { get; set; }

    string? MemberTimeZone { get; set; }

    bool IsOrganiser { get; }

    bool HasActed { get; }

    bool HadLeft { get; }

    bool WasRemoved { get; }
}

/// <summary>Lets in who acts: adds the community and the member on first sight, and follows what the platform says of them. What else is read of them is the caller's.</summary>
internal sealed class Admission(Session session)
{
    /// <summary>Finds, or on first sight adds, who acts.</summary>
    /// <param name="origin">Who, and where.</param>
    /// <param name="forChange">Whether the member's row stays locked until the transaction ends.</param>
    /// <param name="find">Reads the row, or null where there is none yet.</param>
    public async Task<TRow> AdmitAsync<TRow>(Origin origin, bool forChange, Func<Task<TRow?>> find, CancellationToken cancellationToken)
        where TRow : class, IAdmittedRow
    {
        var row = await FindAsync(origin, forChange, find);
        if (row is null)
        {
            await AddAsync(origin, cancellationToken);
            row = await FindAsync(origin, forChange, find) ?? throw new InvalidOperationException("A member just added is not there.");
        }

        // Who acts in a direct message is not thereby back, nor without rights. What is kept of rights says whom to ask, never who may.
        var isThere = origin.Proof != EnvelopeProof.Nothing;
        var isBack = row.HadLeft && isThere;
        var hasOtherRights = row.IsOrganiser != origin.IsOrganiser && isThere;

        // Whoever acts there proves that the bot is there; not so what was on its way while it was removed.
        if (row.WasRemoved && isThere)
            await TakeBackAsync(row.CommunityId, cancellationToken);

        if (row.DisplayName == origin.DisplayName && (row.MemberTimeZone is not null || origin.TimeZone is null)
            && row.HasActed && !hasOtherRights && !isBack)
        {
            return row;
        }

        await RefreshAsync(row.CommunityId, row.MemberId, origin, cancellationToken);
        row.DisplayName = origin.DisplayName;
        row.MemberTimeZone ??= origin.TimeZone;
        return row;
    }

    /// <summary>Whether a person is a member, or was named by one.</summary>
    public Task<bool> KnowsAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (
                select
                from communities c
                join members m using (community_id)
                where c.platform = @platform and c.external_id = @community and m.external_id = @person)
            """;

        var parameters = new { platform = community.Platform.Name, community = community.ExternalId, person = person.ExternalId };
        return session.SingleAsync<bool>(Sql, parameters, cancellationToken);
    }

    /// <summary>Adds a community, with the settings a new one has; nothing happens when it is there.</summary>
    public async Task AddAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into communities (
                community_id, platform, external_id, time_zone, waiting_entry_life, invitation_life, arrival_time, repeat_after,
                default_minutes, board_hour, created_at)
            values (
                @id, @platform, @externalId, @TimeZone, @WaitingEntryLife, @InvitationLife, @ArrivalTime, @RepeatAfter,
                @DefaultMinutes, @BoardHour, @now)
            on conflict (platform, external_id) do nothing
            """;

        var settings = CommunitySettings.Default;
        var parameters = new
        {
            id = NewId.At<CommunityId>(session.Now),
            platform = community.Platform.Name,
            externalId = community.ExternalId,
            settings.TimeZone,
            settings.WaitingEntryLife,
            settings.InvitationLife,
            settings.ArrivalTime,
            settings.RepeatAfter,
            settings.DefaultMinutes,
            settings.BoardHour,
            now = session.Now,
        };
        await session.WriteAsync(Sql, parameters, cancellationToken);
    }

    private Task<TRow?> FindAsync<TRow>(Origin origin, bool forChange, Func<Task<TRow?>> find)
        where TRow : class
    {
        // Not "for update": that would wait for everybody who merely refers to the member, such as the partner's open round.
        const string Sql = """
            select m.member_id
            from communities c
            join members m using (community_id)
            where c.platform = @platform and c.external_id = @community and m.external_id = @person
            for no key update of m
            """;

        var parameters = new { platform = origin.Community.Platform.Name, community = origin.Community.ExternalId, person = origin.Person.ExternalId };
        if (forChange)
            session.Lock(Sql, parameters);

        return find();
    }

    private async Task AddAsync(Origin origin, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into members (community_id, member_id, external_id, display_name, time_zone, has_acted, created_at)
            select community_id, @member, @person, @displayName, @timeZone, true, @now
            from communities
            where platform = @platform and external_id = @community
            on conflict (community_id, external_id) do nothing
            """;

        await AddAsync(origin.Community, cancellationToken);
        var parameters = new
        {
            member = NewId.At<MemberId>(origin.ArrivedAt),
            person = origin.Person.ExternalId,
            displayName = origin.DisplayName,
            timeZone = origin.TimeZone,
            now = origin.ArrivedAt,
            platform = origin.Community.Platform.Name,
            community = origin.Community.ExternalId,
        };
        await session.WriteAsync(Sql, parameters, cancellationToken);
    }

    private Task TakeBackAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            update communities
            set removed_at = null
            where community_id = @community
            """;

        return session.WriteAsync(Sql, new { community }, cancellationToken);
    }

    private async Task RefreshAsync(CommunityId community, MemberId member, Origin origin, CancellationToken cancellationToken)
    {
        const string Sql = """
            update members
            set display_name = @displayName, time_zone = coalesce(time_zone, @timeZone), has_acted = true,
                is_organiser = case when @isThere then @isOrganiser else is_organiser end,
                left_at = case when @isThere then null else left_at end
            where community_id = @community and member_id = @member and forgotten_at is null
            """;

        await session.WriteAsync(
            Sql,
            new
            {
                community,
                member,
                displayName = origin.DisplayName,
                timeZone = origin.TimeZone,
                isOrganiser = origin.IsOrganiser,
                isThere = origin.Proof != EnvelopeProof.Nothing,
            },
            cancellationToken);
    }
}
