namespace PrepBot.Features.Tests.Support;

/// <summary>A round brought to where a test begins.</summary>
internal static class TheRound
{
    public const string Evidence = "She cut the nightly batch from six hours to forty minutes and told us how she had measured it.";

    /// <summary>Two are paired; both stand in the room.</summary>
    public static async Task PairAsync(Actor candidate, Actor interviewer, int minutes = 20, params string[] principles)
    {
        candidate.GoesToChannel();
        interviewer.GoesToChannel();
        await candidate.StartsAsync("candidate", minutes, null, principles.Length == 0 ? ["frugality"] : principles);
        await interviewer.StartsAsync("interviewer");
        candidate.GoesToRoom();
        interviewer.GoesToRoom();
    }

    /// <summary>Both are here.</summary>
    public static async Task RunAsync(Actor candidate, Actor interviewer, int minutes = 20, params string[] principles)
    {
        await PairAsync(candidate, interviewer, minutes, principles);
        await candidate.PressesAsync("I'm here");
        await interviewer.PressesAsync("I'm here");
    }

    /// <summary>One prompt was asked, and the round has just ended after some minutes.</summary>
    public static async Task EndAsync(Group group, Actor candidate, Actor interviewer, string principle = "frugality", int after = 12)
    {
        await RunAsync(candidate, interviewer, 20, principle);
        await interviewer.PressesAsync("My cockpit");
        await interviewer.PressesAsync("Ask it");
        group.Clock.Advance(TimeSpan.FromMinutes(after));
        await group.SettleAsync();
        await interviewer.PressesAsync("End");
        await interviewer.PressesAsync("End and file");
    }

    /// <summary>The interviewer files.</summary>
    public static async Task FileDebriefAsync(Actor interviewer, string verdict = "Solid", string? evidence = null, string principle = "frugality")
    {
        await interviewer.PressesAsync("File my debrief");
        await interviewer.SendsAsync(
            ($"{principle}.verdict", verdict), ($"{principle}.evidence", evidence ?? Evidence), ("overall", "Inclined"), ("keep", "the numbers"));
    }

    /// <summary>The candidate files.</summary>
    public static async Task FileReviewAsync(
        Actor candidate, string own = "Strong", string helpful = "4", string change = "", string principle = "frugality")
    {
        await candidate.PressesAsync("File my debrief");
        await candidate.SendsAsync(($"{principle}.own", own), ("helpful", helpful), ("change", change));
    }

    /// <summary>A whole round, with both sides filed.</summary>
    public static async Task CompleteAsync(
        Group group, Actor candidate, Actor interviewer, string principle = "frugality", string verdict = "Solid", string helpful = "4")
    {
        await EndAsync(group, candidate, interviewer, principle);
        await FileDebriefAsync(interviewer, verdict, $"{Evidence} {principle}", principle);
        await FileReviewAsync(candidate, helpful: helpful, principle: principle);
    }
}
