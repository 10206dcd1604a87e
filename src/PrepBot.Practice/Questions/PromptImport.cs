using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Work;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Questions;

/// <summary>Brings prompts from a file into a community: all of them, or none and the mistakes by line. The same file twice changes nothing the second time.</summary>
/// <param name="bank">The bank they join.</param>
/// <param name="files">Reads the file.</param>
public sealed class PromptImport(QuestionBank bank, IPromptFiles files)
{
    /// <summary>Checks a file and stores its prompts in the transaction at hand.</summary>
    /// <param name="work">The transaction; the caller commits it.</param>
    /// <param name="community">Whose prompts they are.</param>
    /// <param name="name">What mistakes call the file.</param>
    /// <param name="cancellationToken">Stops it, with nothing stored.</param>
    public Task<ImportOutcome> ImportAsync(IUnitOfWork work, CommunityId community, string name, string content, CancellationToken cancellationToken) =>
        ImportAsync(work, community, name, files.Read(name, content), cancellationToken);

    /// <summary>The same for a file that has been read.</summary>
    /// <inheritdoc cref="ImportAsync(IUnitOfWork, CommunityId, string, string, CancellationToken)"/>
    public async Task<ImportOutcome> ImportAsync(
        IUnitOfWork work, CommunityId community, string name, PromptFileReading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Mistakes.Count > 0)
            return new ImportOutcome.Refused(reading.Mistakes);
        if (reading.Drafts.Count == 0)
            return Refused(name, BankMistakeKind.Missing, "holds no prompts");
        if (reading.IsPlain)
        {
            var (plain, wrong) = PlainList.Complete(reading.Drafts, bank);
            return wrong.Count > 0 ? new ImportOutcome.Refused(wrong) : new ImportOutcome.Plain(plain) { Remarks = reading.Remarks };
        }

        if (reading.Drafts.Count > OwnPrompts.MaxAtOnce)
            return Refused(name, BankMistakeKind.WrongCount, $"holds {reading.Drafts.Count} prompts; bring at most {OwnPrompts.MaxAtOnce} at once");

        var own = await work.OwnPrompts.AllAsync(community, forChange: true, cancellationToken);
        var found = OwnPrompts.Check(reading.Drafts, bank, own, isFile: true);
        if (found.Mistakes.Count > 0)
            return new ImportOutcome.Refused(found.Mistakes);

        var prompts = found.Prompts;
        var together = own.Select(prompt => prompt.Prompt.Id).Union(prompts.Select(prompt => prompt.Id)).Count();
        if (together > OwnPrompts.MaxPrompts)
            return Refused(name, BankMistakeKind.WrongCount, $"would make {together} prompts of this community; {OwnPrompts.MaxPrompts} are the most");

        // A list that is brought again without keys does not bring back what an organiser has retired since.
        var named = reading.Drafts.Select(draft => draft.Id?.Value ?? "").ToHashSet();
        var retired = own.Where(prompt => prompt.IsRetired && !named.Contains(prompt.Prompt.Id.Key)).Select(prompt => prompt.Prompt.Id).ToHashSet();
        IReadOnlyList<Prompt> kept = [.. prompts.Where(prompt => !retired.Contains(prompt.Id))];
        IReadOnlyList<string> stay = kept.Count == prompts.Count
            ? []
            : [QuestionTexts.StayRetired(prompts.Select(prompt => prompt.Id).Where(retired.Contains))];
        var put = await work.OwnPrompts.PutAsync(community, kept, cancellationToken);
        return new ImportOutcome.Imported(prompts.Count, put.Added, put.Changed) { Remarks = [.. reading.Remarks, .. stay], Advice = put.Added + put.Changed > 0 ? found.Advice : [] };
    }

    /// <summary>Lets the questions of a plain list wait for an organiser, as suggestions do; those that are here already are left out.</summary>
    /// <returns>What waits now; null when not all of them fit.</returns>
    internal static async Task<IReadOnlyList<PromptDraft>?> LetWaitAsync(Call call, ImportOutcome.Plain list, CancellationToken cancellationToken)
    {
        var (own, waiting) = await call.Work.TogetherAsync(
            () => call.Work.OwnPrompts.AllAsync(call.CommunityId, forChange: true, cancellationToken),
            () => call.Work.Suggestions.WaitingAsync(call.CommunityId, Suggestion.MaxWaiting, cancellationToken),
            cancellationToken);
        var here = own.Select(prompt => prompt.Prompt.Text).Concat(waiting.Select(suggestion => suggestion.Draft.Text)).Select(PlainList.Sameness).ToHashSet();
        var drafts = list.Drafts.Where(draft => here.Add(PlainList.Sameness(draft.Text))).ToList();
        if (waiting.Count + drafts.Count > Suggestion.MaxWaiting)
            return null;
        if (drafts.Count > 0)
        {
            // A microsecond apart, which is as fine as the database's clock: they come up in the order they were written in.
            await call.Work.Suggestions.AddAsync(
                call.CommunityId,
                [.. drafts.Select((draft, place) => new Suggestion(call.CommunityId, call.NewId<SuggestionId>(), call.Member.Id, draft, call.Now.AddMicroseconds(place)))],
                cancellationToken);
        }

        return drafts;
    }

    private static ImportOutcome.Refused Refused(string name, BankMistakeKind kind, string sentence) => new([new(new(name, 1), kind, sentence)]);
}

/// <summary>How an import went. A closed set.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>The community has these prompts now.</summary>
    /// <param name="Prompts">All of the file.</param>
    /// <param name="Added">New ones.</param>
    /// <param name="Changed">Edited ones, and retired ones that came back.</param>
    public sealed record Imported(int Prompts, int Added, int Changed) : ImportOutcome
    {
        /// <summary>What whoever brought the file should look at, a sentence each.</summary>
        public IReadOnlyList<string> Remarks { get; init; } = [];

        /// <summary>What the built-in bank would do otherwise, by line.</summary>
        public IReadOnlyList<BankMistake> Advice { get; init; } = [];
    }

    /// <summary>A list of questions that somebody has to complete; nothing was stored yet.</summary>
    /// <param name="Drafts">What was written, with what the principles offer for the rest.</param>
    public sealed record Plain(IReadOnlyList<PromptDraft> Drafts) : ImportOutcome
    {
        /// <inheritdoc cref="Imported.Remarks"/>
        public IReadOnlyList<string> Remarks { get; init; } = [];
    }

    /// <summary>Nothing was stored.</summary>
    /// <param name="Mistakes">Every mistake, by line.</param>
    public sealed record Refused(IReadOnlyList<BankMistake> Mistakes) : ImportOutcome;
}
