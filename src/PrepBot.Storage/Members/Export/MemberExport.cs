using PrepBot.Chat.Interactions;
using PrepBot.Chat.Work;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Storage.Alone;
using PrepBot.Storage.Debriefs;
using PrepBot.Storage.Deliveries;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Outbox;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Members.Export;

/// <inheritdoc/>
internal sealed partial class MemberExport(Session session, ContentCipher cipher) : IMemberExport
{
    public Task<bool> TryHoldAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select pg_try_advisory_xact_lock(hashtextextended('export ' || @member::text, 0))
            """;

        return session.SingleAsync<bool>(Sql, new { member }, cancellationToken);
    }

    internal const string NotReadable = "unreadable";

    public async Task<IReadOnlyList<ExportTable>> CollectAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        // All tables at once; they stand in this order.
        var whose = new Whose(community, member);
        IReadOnlyList<Func<Task<ExportTable>>> asked =
        [
            .. Plain.Select(table => (Func<Task<ExportTable>>)(() => PlainAsync(table.Name, table.Columns, table.Sql, whose, cancellationToken))),
            () => FiledAsync<Debrief>("debriefs-written", DebriefsWrittenSql, whose, cancellationToken),
            () => FiledAsync<Debrief>("debriefs-about-me", DebriefsAboutSql, whose, cancellationToken),
            () => FiledAsync<SelfReview>("self-reviews", ReviewsSql, whose, cancellationToken),
            () => FeedbackAsync(whose, cancellationToken),
            () => NotesAsync(whose, cancellationToken),
            () => DraftsAsync(whose, cancellationToken),
            () => SuggestionsAsync(whose, cancellationToken),
            () => TrainingsAsync(whose, cancellationToken),
            () => AnswersAsync(whose, cancellationToken),
            () => MessagesAsync(whose, cancellationToken),
        ];
        var tables = new ExportTable[asked.Count];
        await session.TogetherAsync([.. asked.Select((ask, i) => (Func<Task>)(async () => tables[i] = await ask()))], cancellationToken);
        return tables;
    }

    private async Task<ExportTable> PlainAsync(string name, string[] columns, string sql, Whose whose, CancellationToken cancellationToken) =>
        new(name, columns, [.. (await RowsAsync(sql, whose, cancellationToken)).Select(row => Row(row, columns))]);

    private static IReadOnlyList<object?> Row(IDictionary<string, object?> row, string[] columns) =>
        [.. columns.Select(column => row[column] is Guid id ? $"{id}" : row[column])];

    private async Task<ExportTable> FiledAsync<T>(string name, string sql, Whose whose, CancellationToken cancellationToken)
        where T : class
    {
        var table = new RecordTable<T>("round", "version", "filed_at");
        var rows = await RowsAsync(sql, whose, cancellationToken);
        return new ExportTable(name, table.Columns, [.. rows.SelectMany(row => table.Rows(Open<T>(row, whose), $"{row["round_id"]}", row["version"], row["filed_at"]))]);
    }

    /// <summary>What an interviewer reads of the candidate's side, and no more: verdicts and how helpful they were. The one table that must not grow by itself.</summary>
    private async Task<ExportTable> FeedbackAsync(Whose whose, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in await RowsAsync(FeedbackSql, whose, cancellationToken))
        {
            if (Open<SelfReview>(row, whose) is not { } review)
            {
                rows.Add(Unreadable(5, $"{row["round_id"]}", row["filed_at"]));
                continue;
            }

            foreach (var view in review.Views)
                rows.Add([$"{row["round_id"]}", row["filed_at"], view.Principle.Key, $"{view.Verdict}", review.Helpfulness]);
        }

        return new ExportTable("feedback-on-me", ["round", "filed_at", "principle", "candidates_own_verdict", "found_me_helpful"], rows);
    }

    private async Task<ExportTable> NotesAsync(Whose whose, CancellationToken cancellationToken)
    {
        var table = new RecordTable<Note>("round");
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in await RowsAsync(NotesSql, whose, cancellationToken))
        {
            var round = RoundId.From((Guid)row["round_id"]!);
            var note = cipher.TryOpen((byte[])row["body"]!, StoredJson.Default.Note, DebriefStore.NoteContextOf(whose.Community, round, whose.Member));
            rows.AddRange(table.Rows(note, $"{round.Value}"));
        }

        return new ExportTable("notes", table.Columns, rows);
    }

    private async Task<ExportTable> DraftsAsync(Whose whose, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in await RowsAsync(DraftsSql, whose, cancellationToken))
        {
            var form = (string)row["form"]!;
            var answers = cipher.TryOpen(
                (byte[])row["body"]!, StoredJson.Default.FormAnswers, DraftStore.ContextOf(whose.Community, whose.Member, form));
            if (answers is null)
            {
                rows.Add(Unreadable(4, form, row["changed_at"]));
                continue;
            }

            foreach (var (field, values) in answers.Values)
                rows.Add([form, row["changed_at"], field, values]);
        }

        return new ExportTable("drafts", ["form", "changed_at", "field", "typed"], rows);
    }

    private async Task<ExportTable> SuggestionsAsync(Whose whose, CancellationToken cancellationToken)
    {
        var table = new RecordTable<PromptDraft>("suggested_at", "outcome", "decided_at");
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in await RowsAsync(SuggestionsSql, whose, cancellationToken))
        {
            var id = SuggestionId.From((Guid)row["suggestion_id"]!);
            var draft = cipher.TryOpen((byte[])row["body"]!, StoredJson.Default.PromptDraft, SuggestionStore.ContextOf(whose.Community, id));
            rows.AddRange(table.Rows(draft, row["suggested_at"], row["outcome"], row["decided_at"]));
        }

        return new ExportTable("suggestions", table.Columns, rows);
    }

    private async Task<ExportTable> TrainingsAsync(Whose whose, CancellationToken cancellationToken)
    {
        var table = new RecordTable<EarRating>("answer", "trained_at", "steps");
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in await RowsAsync(TrainingsSql, whose, cancellationToken))
        {
            var answer = new AnswerId((string)row["answer"]!);
            var rating = cipher.TryOpen((byte[])row["body"]!, StoredJson.Default.EarRating, TrainingStore.ContextOf(whose.Community, whose.Member, answer));
            rows.AddRange(table.Rows(rating, answer.Key, row["trained_at"], row["steps"]));
        }

        return new ExportTable("trainings", table.Columns, rows);
    }

    private async Task<ExportTable> AnswersAsync(Whose whose, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in await RowsAsync(AnswersSql, whose, cancellationToken))
        {
            var answer = row["reply"] is byte[] sealedReply
                ? cipher.TryOpen(
                    sealedReply, StoredJson.Default.Reply, DeliveryStore.ContextOf(whose.Community, (string)row["platform"]!, (string)row["delivery_id"]!))
                    is { } reply ? Words(reply) : NotReadable
                : "";
            rows.Add([row["taken_at"], row["delivery_id"], answer]);
        }

        return new ExportTable("answers-kept", ["at", "delivery", "answer"], rows);
    }

    private async Task<ExportTable> MessagesAsync(Whose whose, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in await RowsAsync(MessagesSql, whose, cancellationToken))
        {
            var content = cipher.TryOpen((byte[])row["content"]!, StoredJson.Default.OutboxContent, OutboxStore.ContextOf(whose.Community, (Guid)row["lane"]!));
            var message = content switch
            {
                SendPrivately word when word.MemberId == whose.Member.Value => word.Message,
                PostToRoom post => post.Message,
                _ => null,
            };
            if (message is not null)
                rows.Add([row["created_at"], row["is_held"], message.ToPlainText()]);
        }

        return new ExportTable("messages-waiting", ["created_at", "waits_for_an_organiser", "text"], rows);
    }

    private static string Words(Reply reply) => reply switch
    {
        PrivateReply word => word.Message.ToPlainText(),
        UpdateReply word => word.Message.ToPlainText(),
        FormErrorsReply errors => string.Join('\n', errors.Typed.Values.Values.SelectMany(values => values).Concat(errors.Errors.Values)),
        FormReply form => form.Form.Title,
        SilentReply => "",
        _ => throw new NotSupportedException($"No words for {reply.GetType().Name}."),
    };

    /// <summary>A row for what does not open any more: what is known of it, and in the first other place that it cannot be read.</summary>
    private static IReadOnlyList<object?> Unreadable(int columns, params object?[] known) =>
        [.. known, NotReadable, .. Enumerable.Repeat<object?>(null, columns - known.Length - 1)];

    private T? Open<T>(IDictionary<string, object?> row, Whose whose)
        where T : class
    {
        var context = DebriefStore.ContextOf(
            whose.Community, RoundId.From((Guid)row["round_id"]!), MemberId.From((Guid)row["author_id"]!), (int)row["version"]!);
        return FiledBody.TryOpen<T>(cipher, (byte[])row["body"]!, context);
    }

    private async Task<IReadOnlyList<IDictionary<string, object?>>> RowsAsync(string sql, Whose whose, CancellationToken cancellationToken)
    {
        var rows = await session.ListAsync<dynamic>(sql, new { community = whose.Community, member = whose.Member }, cancellationToken);
        return [.. rows.Select(row => (IDictionary<string, object?>)row)];
    }

    /// <summary>Whose records.</summary>
    private sealed record Whose(CommunityId Community, MemberId Member);
}
