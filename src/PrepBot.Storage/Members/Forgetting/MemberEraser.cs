using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Leaving;
using PrepBot.Storage.Debriefs;
using PrepBot.Storage.Deliveries;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Outbox;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;

namespace PrepBot.Storage.Members.Forgetting;

/// <inheritdoc cref="IMemberEraser"/>
internal sealed partial class MemberEraser(Session session, ContentCipher cipher) : IMemberEraser
{
    public async Task EraseWordsAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        // A form is named feature:verb:subject; the subject begins with the short id of its round or suggestion.
        const string OthersDraftsSql = """
            delete from form_drafts f
            using (
                select round_id as subject
                from rounds
                where community_id = @CommunityId and candidate_id = @MemberId
                union all
                select suggestion_id
                from prompt_suggestions
                where community_id = @CommunityId and author_id = @MemberId) s
            where f.community_id = @CommunityId
                and split_part(split_part(f.form, ':', 3), '.', 1) = translate(rtrim(encode(uuid_send(s.subject), 'base64'), '='), '+/', '-_')
            """;
        const string DraftsSql = """
            delete from form_drafts
            where community_id = @CommunityId and member_id = @MemberId
            """;
        const string NotesSql = """
            delete from notes
            where community_id = @CommunityId and author_id = @MemberId
            """;
        const string NotesAboutSql = """
            delete from notes n
            using rounds r
            where r.community_id = @CommunityId and r.candidate_id = @MemberId and n.community_id = r.community_id and n.round_id = r.round_id
            """;
        const string SuggestionsSql = """
            delete from prompt_suggestions
            where community_id = @CommunityId and author_id = @MemberId
            """;
        const string AnswersSql = """
            update deliveries
            set reply = null, words = null
            where community_id = @CommunityId and member_id = @MemberId and (reply is not null or words is not null)
            """;

        // An id we made up ourselves may name them; it will not be delivered again under another, and what is done stays done.
        const string DeliveriesSql = """
            update deliveries
            set delivery_id = gen_random_uuid()::text, reply = null
            where community_id = @CommunityId and strpos(delivery_id, @ExternalId) > 0
                and delivery_id ~ ('(^|[^A-Za-z0-9])' || regexp_replace(@ExternalId, '([^A-Za-z0-9])', '\\\1', 'g') || '($|[^A-Za-z0-9])')
            """;

        foreach (var sql in new[] { OthersDraftsSql, DraftsSql, NotesSql, NotesAboutSql, SuggestionsSql, AnswersSql })
            await RunAsync(sql, erasure, cancellationToken);

        await session.WriteAsync(DeliveriesSql, new { erasure.CommunityId, erasure.Person.ExternalId }, cancellationToken);
    }

    public async Task<string?> EraseMessagesAsync(Erasure erasure, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select o.outbox_id, o.lane, o.content, o.created_at < @AskedAt and r.round_id is not null as is_of_round
            from outbox o
            left join rounds r on r.community_id = o.community_id and r.round_id = o.lane
                and @MemberId in (r.interviewer_id, r.candidate_id, r.observer_id)
            where o.community_id = @CommunityId and o.state in (@OutboxStateWaiting, @OutboxStateAsked, @OutboxStateUnreachable) and o.outbox_id > @reached
            order by o.outbox_id
            limit @most
            """;
        const string RemoveSql = """
            delete from outbox
            where community_id = @CommunityId and outbox_id = any(@ids)
            """;

        var reached = long.TryParse(erasure.Reached, out var number) ? number : 0;
        var parameters = new { erasure.CommunityId, erasure.MemberId, erasure.AskedAt, reached, most };
        var rows = await session.ListAsync<MessageRow>(Sql, parameters, cancellationToken);
        var mentions = new Mentions(erasure, []);
        var ids = rows.Where(row => IsTheirs(row, erasure, mentions)).Select(row => row.OutboxId).ToArray();
        await session.WriteAsync(RemoveSql, new { erasure.CommunityId, ids }, cancellationToken);
        return rows.Count < most ? null : $"{rows[^1].OutboxId}";
    }

    public async Task<string?> EraseAnswersOfOthersAsync(Erasure erasure, int most, CancellationToken cancellationToken)
    {
        const string SubjectsSql = """
            select translate(rtrim(encode(uuid_send(round_id), 'base64'), '='), '+/', '-_')
            from rounds
            where community_id = @CommunityId and (candidate_id = @MemberId or interviewer_id = @MemberId)
            """;
        const string Sql = """
            select platform, delivery_id, reply
            from deliveries
            where community_id = @CommunityId and delivery_id > @reached and reply is not null and taken_at <= @AskedAt
            order by delivery_id
            limit @most
            """;
        const string EraseSql = """
            update deliveries
            set reply = null
            where community_id = @CommunityId and delivery_id = any(@ids)
            """;

        var reached = erasure.Reached ?? "";
        var rows = await session.ListAsync<AnswerRow>(Sql, new { erasure.CommunityId, erasure.AskedAt, reached, most }, cancellationToken);
        if (rows.Count == 0)
            return null;

        var subjects = await session.ListAsync<string>(SubjectsSql, new { erasure.CommunityId, erasure.MemberId }, cancellationToken);
        var mentions = new Mentions(erasure, subjects);
        var ids = rows
            .Where(row => Text(row.Reply, DeliveryStore.ContextOf(erasure.CommunityId, row.Platform, row.DeliveryId)) is not { } json || mentions.Anything(json))
            .Select(row => row.DeliveryId).ToArray();
        await session.WriteAsync(EraseSql, new { erasure.CommunityId, ids }, cancellationToken);
        return rows.Count < most ? null : rows[^1].DeliveryId;
    }

    public async Task<bool> EraseDebriefsAsync(Erasure erasure, int most, CancellationToken cancellationToken)
    {
        const string ReviewsSql = """
            delete from debriefs
            where community_id = @CommunityId and author_id = @MemberId and part = @RoundPartCandidate
            """;
        const string AboutSql = """
            delete from debriefs d
            using rounds r
            where r.community_id = @CommunityId and r.candidate_id = @MemberId and d.community_id = r.community_id and d.round_id = r.round_id
            """;

        // Only the version that is read; what it corrected is words alone.
        const string OlderSql = """
            delete from debriefs d
            where d.community_id = @CommunityId and d.author_id = @MemberId and exists (
                select
                from debriefs newer
                where newer.community_id = d.community_id and newer.round_id = d.round_id and newer.part = d.part and newer.version > d.version)
            """;
        const string Sql = """
            select round_id, version, body
            from debriefs
            where community_id = @CommunityId and author_id = @MemberId and not words_erased
            limit @most
            """;
        const string EraseSql = """
            update debriefs
            set body = @body, words_erased = true
            where community_id = @CommunityId and author_id = @MemberId and round_id = @RoundId and version = @Version
            """;

        foreach (var sql in new[] { ReviewsSql, AboutSql, OlderSql })
            await RunAsync(sql, erasure, cancellationToken);

        var rows = await session.ListAsync<DebriefRow>(Sql, new { erasure.CommunityId, erasure.MemberId, most }, cancellationToken);
        foreach (var row in rows)
        {
            var context = DebriefStore.ContextOf(erasure.CommunityId, row.RoundId, erasure.MemberId, row.Version);

            // What does not open any more may still hold words in the clear to somebody who tries: it goes whole, and stays unreadable.
            var debrief = FiledBody.TryOpen<Debrief>(cipher, row.Body, context);
            var body = debrief is null ? [] : cipher.SealPacked(debrief.WithoutWords(), StoredJson.Default.Debrief, context);
            await session.WriteAsync(
                EraseSql, new { erasure.CommunityId, erasure.MemberId, row.RoundId, row.Version, body }, cancellationToken);
        }

        return rows.Count < most;
    }

    private static bool IsCard(OutboxContent content) => content is ShowCard or OpenRoom or CloseRoom;

    private bool IsTheirs(MessageRow row, Erasure erasure, Mentions mentions)
    {
        if (Text(row.Content, OutboxStore.ContextOf(erasure.CommunityId, row.Lane)) is not { } json)
            return false;

        // What opens into something unknown here, as a newer replica's may, goes when it names them or is of their round: it cannot be told what it says.
        if (Content(json) is not { } content)
            return row.IsOfRound || mentions.Anything(json);

        return !IsCard(content) && content is not SendLast
            && (content is SendPrivately { MemberId: var to } && to == erasure.MemberId.Value
                || content is ShowOwnPage { MemberId: var whose } && whose == erasure.MemberId.Value || row.IsOfRound || mentions.Anything(json));
    }

    private static OutboxContent? Content(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StoredJson.Default.OutboxContent);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>What was sealed; null when it does not open, which a newer replica's may not.</summary>
    private string? Text(byte[] content, SealingContext context)
    {
        try
        {
            return Encoding.UTF8.GetString(cipher.Open(content, context));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private Task RunAsync(string sql, Erasure erasure, CancellationToken cancellationToken) =>
        session.WriteAsync(sql, new { erasure.CommunityId, erasure.MemberId }, cancellationToken);

    private sealed record MessageRow(long OutboxId, Guid Lane, byte[] Content, bool IsOfRound);

    private sealed record AnswerRow(string Platform, string DeliveryId, byte[] Reply);

    private sealed record DebriefRow(RoundId RoundId, int Version, byte[] Body);
}
