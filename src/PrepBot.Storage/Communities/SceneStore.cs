using PrepBot.Chat.Interactions;
using PrepBot.Chat.Work;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Communities;

/// <summary>Who acts, and where, as far as the engine needs it. A product that knows more of its members reads that in the same statement.</summary>
internal sealed class SceneStore(Session session) : ISceneStore
{
    private readonly Admission _admission = new(session);

    public async Task<Scene> AdmitAsync(Origin origin, bool forChange, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.community_id, m.member_id, m.display_name, m.time_zone as member_time_zone, m.is_organiser, m.is_appointed, m.has_acted,
                m.left_at is not null as had_left, c.removed_at is not null and c.removed_at < now() - interval '1 minute' as was_removed,
                exists (
                    select
                    from outbox o
                    where o.community_id = m.community_id and o.waits_for = m.member_id and o.state = @OutboxStateUnreachable) as has_words_waiting
            from communities c
            join members m using (community_id)
            where c.platform = @platform and c.external_id = @community and m.external_id = @person
            """;

        var parameters = new { platform = origin.Community.Platform.Name, community = origin.Community.ExternalId, person = origin.Person.ExternalId };
        var row = await _admission.AdmitAsync(origin, forChange, () => session.FindAsync<Row>(Sql, parameters, cancellationToken), cancellationToken);
        return new Scene(row.CommunityId, row.MemberId) { IsAppointed = row.IsAppointed, HasWordsWaiting = row.HasWordsWaiting };
    }

    public Task<bool> KnowsAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken) =>
        _admission.KnowsAsync(community, person, cancellationToken);

    private sealed record Row(
        CommunityId CommunityId, MemberId MemberId, string DisplayName, string? MemberTimeZone, bool IsOrganiser, bool IsAppointed, bool HasActed,
        bool HadLeft, bool WasRemoved, bool HasWordsWaiting) : IAdmittedRow
    {
        public string DisplayName { get; set; } = DisplayName;

        public string? MemberTimeZone { get; set; } = MemberTimeZone;
    }
}
