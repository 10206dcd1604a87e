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
    /// <summary>A prompt and a spare.</summary>
    public const int AtHand = 2;

    /// <summary>How many rounds in a row are looked back over: more than two people have in a day.</summary>
    private const int MaxLookedBack = 10;

    /// <summary>The round with enough prompts at hand for each of these principles. What is drawn for one does not depend on another: all are asked for at once.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="round">The round.</param>
    /// <param name="for">The principles to fill up.</param>
    /// <param name="candidate">The candidate's profile, where it is known already.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<Round> FilledAsync(
        IUnitOfWork work, Round round, IEnumerable<PrincipleId> @for, Profile? candidate, CancellationToken cancellationToken)
    {
        var lacking = @for.Select(principle => (Principle: principle, Count: AtHand - round.Kit.Count(prompt => prompt.IsReady && prompt.Principle == principle)))
            .Where(wanted => wanted.Count > 0).ToList();
        if (lacking.Count == 0)
            return round;

        var (profile, seen) = candidate is not null && round.Follows is null
            ? (candidate, [])
            : await work.TogetherAsync(
                () => ProfileAsync(work, round, cancellationToken), () => SeenBeforeAsync(work, round, cancellationToken), cancellationToken);
        var drawn = new IReadOnlyList<KitPrompt>[lacking.Count];
        await work.TogetherAsync(
            [.. lacking.Select((wanted, i) => (Func<Task>)(async () => drawn[i] = await work.Prompts.DrawAsync(Wish(wanted.Principle, wanted.Count), cancellationToken)))],
            cancellationToken);
        return drawn.Aggregate(round, (filled, prompts) => filled.WithDrawn(prompts.Select(prompt => prompt with { Level = profile.Level, Track = profile.Track })));

        PromptRequest Wish(PrincipleId principle, int count) => new(
            round.CommunityId, principle, round.CandidateId, round.InterviewerId, profile.Level, profile.Track,
            [.. seen, .. round.Kit.Select(prompt => prompt.PromptKey)], count, Seed(round, principle))
        {
            Theme = round.Theme,
        };
    }

    private static async Task<Profile> ProfileAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken) =>
        await work.Members.GetAllAsync(round.CommunityId, [round.CandidateId], cancellationToken) is [var candidate] ? candidate.Profile : Profile.Empty;

    /// <summary>The prompts of the rounds this one follows: one of the two has seen each of them in the kit.</summary>
    private static async Task<IReadOnlyList<string>> SeenBeforeAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        var before = round.Follows;
        for (var i = 0; i < MaxLookedBack && before is { } id; i++)
        {
            var followed = await work.Rounds.FindAsync(round.CommunityId, id, forChange: false, cancellationToken);
            seen.AddRange(followed?.Kit.Select(prompt => prompt.PromptKey) ?? []);
            before = followed?.Follows;
        }

        return seen;
    }

    /// <summary>The same for the same round, principle and moment in it, so that a draw can be replayed from the logged ids.</summary>
    private static int Seed(Round round, PrincipleId principle) => StableHash.Compute($"{round.Id.Value:N} {principle.Key} {round.Kit.Count}");
}
