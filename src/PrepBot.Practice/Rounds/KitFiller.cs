using PrepBot.Chat.Work;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Values.Text;

namespace PrepBot.Practice.Rounds;

/// <summary>Draws prompts into a round's kit, so that a prompt and a spare are always at hand.</summary>
internal static class KitFiller
{
    /// <summary>A prompt, and a spare for each that may be replaced.</summary>
    public const int AtHand = 1 + RoundRules.MaxReplacements;

    /// <summary>How many rounds in a row are looked back over: more than two people have in a day.</summary>
    private const int MaxLookedBack = 10;

    /// <summary>The round with enough prompts at hand for each of these principles. What is drawn for one does not depend on another: all are asked for at once.</summary>
    /// <param name="for">The principles to fill up.</param>
    /// <param name="candidate">The candidate's profile, where it is known already.</param>
    public static async Task<Round> FilledAsync(
        IUnitOfWork work, Round round, IReadOnlyList<PrincipleId> @for, Profile? candidate, CancellationToken cancellationToken)
    {
        if (Lacking(round, @for).Count == 0)
            return round;

        var asked = candidate is not null && round.Follows is null ? new AskedBefore(candidate, []) : await LookAsync(work, round, cancellationToken);
        return await FilledAsync(work, round, @for, asked, cancellationToken);
    }

    /// <inheritdoc cref="FilledAsync(IUnitOfWork, Round, IReadOnlyList{PrincipleId}, Profile?, CancellationToken)"/>
    /// <param name="asked">Who is asked, and what they have seen.</param>
    public static async Task<Round> FilledAsync(
        IUnitOfWork work, Round round, IReadOnlyList<PrincipleId> @for, AskedBefore asked, CancellationToken cancellationToken)
    {
        var lacking = Lacking(round, @for);
        if (lacking.Count == 0)
            return round;

        var profile = asked.Candidate;
        var drawn = await work.Prompts.DrawAsync([.. lacking.Select(wanted => Wish(wanted.Principle, wanted.Count))], cancellationToken);
        return drawn.Aggregate(round, (filled, prompts) => filled.WithDrawn(prompts.Select(prompt => prompt with { Level = profile.Level, Track = profile.Track })));

        PromptRequest Wish(PrincipleId principle, int count) => new(
            round.CommunityId, principle, round.CandidateId, round.InterviewerId, profile.Level, profile.Track,
            [.. asked.Seen, .. round.Kit.Select(prompt => prompt.PromptKey)], count, Seed(round, principle))
        {
            Theme = round.Theme,
        };
    }

    /// <summary>Who is asked in a round, and the prompts of the rounds it follows: one of the two has seen each of them in the kit.</summary>
    public static async Task<AskedBefore> LookAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var (candidates, seen) = await work.TogetherAsync(
            () => work.Members.GetAllAsync(round.CommunityId, [round.CandidateId], cancellationToken),
            () => round.Follows is { } before ? work.Rounds.PromptsBeforeAsync(round.CommunityId, before, MaxLookedBack, cancellationToken) : Task.FromResult<IReadOnlyList<string>>([]),
            cancellationToken);
        return new AskedBefore(candidates is [var candidate] ? candidate.Profile : Profile.Empty, seen);
    }

    private static List<(PrincipleId Principle, int Count)> Lacking(Round round, IReadOnlyList<PrincipleId> @for) =>
    [
        .. @for.Select(principle => (Principle: principle, Count: AtHand - round.Kit.Count(prompt => prompt.IsReady && prompt.Principle == principle)))
            .Where(wanted => wanted.Count > 0),
    ];

    /// <summary>The same for the same round, principle and moment in it, so that a draw can be replayed from the logged ids.</summary>
    private static int Seed(Round round, PrincipleId principle) => StableHash.Compute($"{round.Id.Value:N} {principle.Key} {round.Kit.Count}");
}

/// <summary>Who is asked in a round, and what they have seen.</summary>
/// <param name="Seen">Prompts that one of the two has seen in a kit.</param>
internal sealed record AskedBefore(Profile Candidate, IReadOnlyList<string> Seen);
