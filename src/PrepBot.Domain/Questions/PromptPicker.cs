using PrepBot.Domain.Members;

namespace PrepBot.Domain.Questions;

/// <summary>Chooses what a candidate is asked.</summary>
public static class PromptPicker
{
    /// <summary>In how many of their own latest rounds the interviewer should not have been asked the prompt themselves.</summary>
    public const int InterviewerRounds = 3;

    /// <summary>How many of a candidate's latest prompts tell whether the next is to be one of their trade: about four rounds.</summary>
    public const int LatestPrompts = 16;

    /// <summary>How many of the prompts of a principle that are for every trade are core ones at first.</summary>
    public const int CoreAtFirst = 2;

    /// <summary>
    /// Picks one prompt. Never one the candidate was asked before, as long as there is another; among the new ones, in this order: not one the
    /// interviewer was asked in their last <see cref="InterviewerRounds"/> rounds, not one the candidate practised alone (else the one practised longest ago), one of the
    /// theme they asked for, one made for the candidate's trade while these are less
    /// than half of their latest, and otherwise a core one until they have heard <see cref="CoreAtFirst"/> of the principle; one that fits track
    /// and level; the least used in the community; what is still equal is drawn by the seed. A prompt the candidate knows from asking it
    /// themselves comes only when nothing else is new. When everything was asked before, the one asked longest ago, still avoiding the
    /// interviewer's own. Prompts for the junior level alone, which ask for studies and small tasks, are for those who have said a level: who has said none gets
    /// them only where everything else of the principle was asked before.
    /// </summary>
    /// <param name="candidates">Every prompt of the principle, in any order.</param>
    /// <param name="context">For whom.</param>
    /// <param name="seed">Decides between equals. The same seed and the same rows, in whatever order, give the same prompt.</param>
    /// <returns>The prompt, or null when there is none outside the round.</returns>
    public static PromptPick? Pick(IEnumerable<PromptCandidate> candidates, PickContext context, int seed)
    {
        ArgumentNullException.ThrowIfNull(context);
        var all = candidates.ToList();
        var open = ForTheirLevel(all.FindAll(c => !context.InRound.Contains(c.Id)), context);
        var fresh = open.Where(c => c.Heard is null or HeardAs.Alone).ToList();
        var wantsCore = all.Count(c => c.IsCore && (c.Heard is HeardAs.Candidate || context.InRound.Contains(c.Id))) < CoreAtFirst;
        var asking = open.Where(c => c.Heard is HeardAs.Interviewer).ToList();

        var best = fresh.Count > 0 ? Lowest(fresh, c => (WasInterviewers(c), c.Heard is HeardAs.Alone, c.HeardAt, IsAside(c, context), Turn(c, context, wantsCore), Misfit(c, context), c.Asked))
            : asking.Count > 0 ? Lowest(asking, c => (WasInterviewers(c), c.HeardAt))
            : Lowest(open, c => (WasInterviewers(c), c.HeardAt));
        if (best.Count == 0)
            return null;

        best.Sort((one, other) => string.CompareOrdinal(one.Id.Key, other.Id.Key));
        var drawn = best[new Random(seed).Next(best.Count)];
        return new(drawn.Id, seed, best.Count, Repeat: fresh.Count + asking.Count == 0);
    }

    /// <summary>Picks several prompts, the best first, as a round needs one to ask and one to spare.</summary>
    /// <param name="candidates">Every prompt of the principle, in any order.</param>
    /// <param name="context">For whom.</param>
    /// <param name="seed">Decides between equals, as in <see cref="Pick"/>.</param>
    /// <param name="count">How many.</param>
    /// <returns>Different prompts; fewer than asked for when there are no more.</returns>
    public static IReadOnlyList<PromptPick> Draw(IReadOnlyCollection<PromptCandidate> candidates, PickContext context, int seed, int count)
    {
        ArgumentNullException.ThrowIfNull(context);
        var picks = new List<PromptPick>();
        var taken = context;
        while (picks.Count < count && Pick(candidates, taken, unchecked(seed + picks.Count)) is { } pick)
        {
            picks.Add(pick);
            var isOwn = candidates.First(candidate => candidate.Id == pick.Id).Tracks.Contains(context.Track);
            taken = taken with
            {
                InRound = taken.InRound.Append(pick.Id).ToHashSet(),
                Heard = taken.Heard + 1,
                HeardOfTrack = taken.HeardOfTrack + (isOwn ? 1 : 0),
            };
        }

        return picks;
    }

    private static List<PromptCandidate> ForTheirLevel(List<PromptCandidate> open, PickContext context) =>
        context.Level is null && open.FindAll(c => c.Levels is not [Level.Junior]) is var others && others.Exists(c => c.Heard is not HeardAs.Candidate) ? others : open;

    private static bool WasInterviewers(PromptCandidate candidate) => candidate.InterviewerRoundsAgo <= InterviewerRounds;

    /// <summary>
    /// The lower the better it fits whose turn it is. A trade's own prompts take every second turn, so that they are half of what is heard; a
    /// plain one comes first, as in a real loop.
    /// </summary>
    private static int Turn(PromptCandidate candidate, PickContext context, bool wantsCore)
    {
        var isOwn = context.Track != Track.General && candidate.Tracks.Contains(context.Track);
        if (context.Track != Track.General && 2 * context.HeardOfTrack < context.Heard)
            return isOwn ? 0 : wantsCore && candidate.IsCore ? 1 : 2;
        return !wantsCore || candidate.IsCore ? 0 : 1;
    }

    /// <summary>
    /// Whether the candidate asked for a theme and this is not of it, or of another trade's. Their own word goes before the turns, which are no
    /// more than our guess: a core prompt first would mean that a newcomer's theme is hardly ever heard.
    /// </summary>
    private static bool IsAside(PromptCandidate candidate, PickContext context) =>
        context.Theme is { } theme && !(candidate.Themes.Contains(theme) && FitsTrade(candidate, context));

    /// <summary>0 fits; 1 another level, which a good interviewer can bridge; 2 another trade, which asks for things the candidate never did; 3 both.</summary>
    private static int Misfit(PromptCandidate candidate, PickContext context)
    {
        var level = context.Level is not { } wanted || candidate.Levels.Contains(wanted);
        return (FitsTrade(candidate, context) ? 0 : 2) + (level ? 0 : 1);
    }

    private static bool FitsTrade(PromptCandidate candidate, PickContext context) =>
        candidate.Tracks.Contains(Track.General) || candidate.Tracks.Contains(context.Track);

    private static List<PromptCandidate> Lowest<TKey>(List<PromptCandidate> candidates, Func<PromptCandidate, TKey> key)
    {
        if (candidates.Count == 0)
            return [];

        var lowest = candidates.Min(key);
        return candidates.FindAll(c => EqualityComparer<TKey>.Default.Equals(key(c), lowest));
    }
}
