using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Practice.Leaving;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Members.Forgetting;

/// <inheritdoc/>
internal sealed class ErasureStore(Session session, ContentCipher cipher, PersonMark marks) : IErasureStore
{
    /// <summary>What stands where the name was; also what texts say where they find nobody.</summary>
    internal const string Nobody = "a former member";

    public async Task<Erasure?> BeginAsync(
        Community community, Member member, DateTimeOffset askedAt, DateTimeOffset? cutAt, bool saysWhenDone, CancellationToken cancellationToken)
    {
        // The id is part of a key, so this waits for everybody who is just about to refer to the member, and they for us.
        const string CutSql = """
            update members
            set external_id = @former, display_name = @Nobody, time_zone = null, level = null, track = @TrackGeneral, target_date = null,
                on_leaderboard = false, observers_welcome = false, was_asked = false, left_at = @askedAt, is_organiser = false, is_appointed = false, forgotten_at = now()
            where community_id = @community and member_id = @member and forgotten_at is null
            """;
        const string AddSql = """
            insert into erasures (community_id, erasure_id, mark, asked_at, cut_at, member_id, step, person)
            values (@community, @erasure, @mark, @askedAt, coalesce(@cutAt, now()), @member, @step, @person)
            """;

        var id = NewId.At<ErasureId>(askedAt);
        var former = $"former-{id.Value:N}";
        if (await session.ExecuteAsync(
            CutSql, new { community = community.Id, member = member.Id, former, Nobody, askedAt }, cancellationToken) == 0)
        {
            return null;
        }

        var stored = new StoredPerson(member.Person.Platform.Name, member.Person.ExternalId, member.DisplayName, saysWhenDone);
        await session.WriteAsync(
            AddSql,
            new
            {
                community = community.Id,
                erasure = id,
                mark = marks.Compute(community.Ref, member.Person.ExternalId),
                askedAt,
                cutAt,
                member = member.Id,
                step = (short)ErasureStep.LooseEnds,
                person = cipher.Seal(stored, StoredJson.Default.StoredPerson, ContextOf(community.Id, id)),
            },
            cancellationToken);
        return new Erasure(community.Id, id, member.Id, member.Person, member.DisplayName, askedAt, saysWhenDone) { Step = ErasureStep.LooseEnds };
    }

    public async Task<Erasure?> FindAsync(CommunityId community, ErasureId erasure, CancellationToken cancellationToken)
    {
        const string Sql = """
            select member_id, asked_at, step, reached, person
            from erasures
            where community_id = @community and erasure_id = @erasure and done_at is null
            for no key update
            """;

        if (await session.FindAsync<Row>(Sql, new { community, erasure }, cancellationToken) is not { } row)
            return null;

        var person = cipher.Open(row.Person, StoredJson.Default.StoredPerson, ContextOf(community, erasure));
        return new Erasure(
            community, erasure, row.MemberId, new PersonRef(new PlatformName(person.Platform), person.ExternalId), person.DisplayName, row.AskedAt,
            person.SaysWhenDone)
        {
            Step = row.Step,
            Reached = row.Reached,
        };
    }

    public Task SaveAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        const string Sql = """
            update erasures
            set step = @Step, reached = @Reached
            where community_id = @CommunityId and erasure_id = @Id and done_at is null
            """;

        return session.WriteAsync(Sql, new { erasure.CommunityId, erasure.Id, erasure.Step, erasure.Reached }, cancellationToken);
    }

    public Task FinishAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        const string Sql = """
            update erasures
            set done_at = @now, person = null, member_id = null, reached = null
            where community_id = @CommunityId and erasure_id = @Id and done_at is null
            """;

        return session.WriteAsync(Sql, new { erasure.CommunityId, erasure.Id, now = session.Now }, cancellationToken);
    }

    public async Task<BroughtBack> BroughtBackAsync(MemberKey? after, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select m.community_id, m.member_id, c.platform, c.external_id as community, m.external_id as person, m.added_at
            from members m
            join communities c using (community_id)
            where (m.community_id, m.member_id) > (@community, @member) and m.forgotten_at is null
                and exists (
                    select
                    from erasures e
                    where e.community_id = m.community_id and e.cut_at > m.added_at)
            order by m.community_id, m.member_id
            limit @most
            """;
        const string AskedSql = """
            select community_id, mark, cut_at
            from erasures
            where community_id = any(@communities)
            """;

        var key = new { community = after?.Community.Value ?? Guid.Empty, member = after?.Member.Value ?? Guid.Empty, most };
        var rows = await session.ListAsync<MemberRow>(Sql, key, cancellationToken);
        var communities = rows.Select(row => row.CommunityId.Value).Distinct().ToArray();
        var asked = (await session.ListAsync<AskedRow>(AskedSql, new { communities }, cancellationToken))
            .ToLookup(row => (row.CommunityId, Convert.ToHexString(row.Mark)), row => row.CutAt);
        var found = new List<(MemberKey Member, DateTimeOffset AskedAt)>();
        foreach (var row in rows)
        {
            var mark = marks.Compute(new CommunityRef(new PlatformName(row.Platform), row.Community), row.Person);
            var last = asked[(row.CommunityId, Convert.ToHexString(mark))].DefaultIfEmpty().Max();
            if (row.AddedAt < last)
                found.Add((new MemberKey(row.CommunityId, row.MemberId), last));
        }

        return new BroughtBack(found, rows.Count < most ? null : new MemberKey(rows[^1].CommunityId, rows[^1].MemberId));
    }

    public async Task<IReadOnlyList<ForgottenMark>> MarksAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.platform, c.external_id, e.mark, max(e.cut_at) as asked_at
            from erasures e
            join communities c using (community_id)
            group by c.platform, c.external_id, e.mark
            order by asked_at, e.mark
            """;

        var rows = await session.ListAsync<MarkRow>(Sql, new { }, cancellationToken);
        return
        [
            .. rows.Select(row => new ForgottenMark(
                new CommunityRef(new PlatformName(row.Platform), row.ExternalId), Convert.ToBase64String(row.Mark), row.AskedAt)),
        ];
    }

    public async Task<bool> AddMarkAsync(ForgottenMark mark, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into erasures (community_id, erasure_id, mark, asked_at, cut_at, step, done_at)
            select c.community_id, @erasure, @bytes, @AskedAt, @AskedAt, @step, @AskedAt
            from communities c
            where c.platform = @platform and c.external_id = @community
                and not exists (
                    select
                    from erasures e
                    where e.community_id = c.community_id and e.mark = @bytes and e.cut_at >= @AskedAt)
            """;

        var parameters = new
        {
            erasure = NewId.At<ErasureId>(mark.AskedAt),
            bytes = Convert.FromBase64String(mark.Mark),
            mark.AskedAt,
            step = (short)ErasureStep.LastLook,
            platform = mark.Community.Platform.Name,
            community = mark.Community.ExternalId,
        };
        return await session.ExecuteAsync(Sql, parameters, cancellationToken) == 1;
    }

    private static SealingContext ContextOf(CommunityId community, ErasureId erasure) =>
        SealingContext.Create("erasures.person", $"{community.Value}", $"{erasure.Value}");

    private sealed record Row(MemberId MemberId, DateTimeOffset AskedAt, ErasureStep Step, string? Reached, byte[] Person);

    private sealed record MemberRow(CommunityId CommunityId, MemberId MemberId, string Platform, string Community, string Person, DateTimeOffset AddedAt);

    private sealed record AskedRow(CommunityId CommunityId, byte[] Mark, DateTimeOffset CutAt);

    private sealed record MarkRow(string Platform, string ExternalId, byte[] Mark, DateTimeOffset AskedAt);
}
