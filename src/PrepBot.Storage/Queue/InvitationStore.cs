using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Queue;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Queue;

/// <inheritdoc/>
internal sealed class InvitationStore(Session session) : IInvitationStore
{
    public async Task<bool> AddAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        // One that ran out unseen is not in the way.
        const string LapseSql = """
            update invitations
            set state = @InvitationStateExpired
            where community_id = @CommunityId and from_id = @FromId and state = @InvitationStateOpen and expires_at <= @CreatedAt
            """;
        const string Sql = """
            insert into invitations (
                community_id, invitation_id, channel_id, from_id, to_id, role, principles, minutes, created_at, expires_at, state, theme)
            values (@CommunityId, @Id, @ChannelId, @FromId, @ToId, @Role, @principles, @Minutes, @CreatedAt, @ExpiresAt, @State, @theme)
            on conflict (community_id, from_id) where state = 1 do nothing
            """;

        var parameters = new
        {
            invitation.CommunityId,
            invitation.Id,
            invitation.ChannelId,
            invitation.FromId,
            invitation.ToId,
            invitation.Role,
            principles = invitation.Principles.Select(principle => principle.Key).ToArray(),
            invitation.Minutes,
            invitation.CreatedAt,
            invitation.ExpiresAt,
            invitation.State,
            theme = invitation.Theme?.Key,
        };
        await session.WriteAsync(LapseSql, parameters, cancellationToken);
        return await session.ExecuteAsync(Sql, parameters, cancellationToken) == 1;
    }

    public async Task<Invitation?> FindAsync(
        CommunityId community, InvitationId invitation, bool forChange, CancellationToken cancellationToken)
    {
        const string LockSql = """
            select
            from invitations
            where community_id = @community and invitation_id = @invitation
            for no key update
            """;
        const string Sql = """
            select community_id, invitation_id, channel_id, from_id, to_id, role, principles, minutes, created_at, expires_at, state, is_private, theme
            from invitations
            where community_id = @community and invitation_id = @invitation
            """;

        var parameters = new { community, invitation };
        if (forChange)
            session.Lock(LockSql, parameters);

        return (await session.FindAsync<Row>(Sql, parameters, cancellationToken))?.ToInvitation();
    }

    public async Task<IReadOnlyList<Invitation>> OpenOfAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, invitation_id, channel_id, from_id, to_id, role, principles, minutes, created_at, expires_at, state, is_private, theme
            from invitations
            where community_id = @community and (from_id = @member or to_id = @member) and state = @InvitationStateOpen
            order by created_at, invitation_id
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, member }, cancellationToken);
        return [.. rows.Select(row => row.ToInvitation())];
    }

    public Task SetPrivateAsync(CommunityId community, InvitationId invitation, CancellationToken cancellationToken)
    {
        const string Sql = """
            update invitations
            set is_private = true
            where community_id = @community and invitation_id = @invitation
            """;

        return session.WriteAsync(Sql, new { community, invitation }, cancellationToken);
    }

    public Task SetStateAsync(CommunityId community, InvitationId invitation, InvitationState state, CancellationToken cancellationToken)
    {
        const string Sql = """
            update invitations
            set state = @state
            where community_id = @community and invitation_id = @invitation
            """;

        return session.WriteAsync(Sql, new { community, invitation, state }, cancellationToken);
    }

    private sealed record Row(
        CommunityId CommunityId, InvitationId InvitationId, ChannelId ChannelId, MemberId FromId, MemberId ToId, WantedRole Role,
        string[] Principles, int? Minutes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, InvitationState State, bool IsPrivate,
        string? Theme)
    {
        public Invitation ToInvitation() => new(
            CommunityId, InvitationId, ChannelId, FromId, ToId, Role, [.. Principles.Select(key => new PrincipleId(key))],
            Minutes, CreatedAt, ExpiresAt, State)
        {
            IsPrivate = IsPrivate,
            Theme = Theme is null ? null : new ThemeId(Theme),
        };
    }
}
