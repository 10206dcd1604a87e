using Microsoft.Playwright;

namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>The steps of a round, as two members go through them.</summary>
internal static class Scenes
{
    public const string Evidence = "She cut the nightly batch from six hours to forty minutes and told us how she had measured it.";

    /// <summary>From two free members in the channel to both in their private room.</summary>
    public static async Task PairAsync(Pane candidate, Pane interviewer, string principle = "frugality")
    {
        await candidate.SaysAsync($"/mock start {principle} as candidate 20m");
        await candidate.HearsAsync("in the queue");
        await interviewer.SaysAsync("/mock start as interviewer");
        await interviewer.HearsAsync("You are paired with Ana, as interviewer");
        await candidate.GoesToNewRoomAsync();
        await interviewer.GoesToNewRoomAsync();
    }

    /// <summary>Both say that they are there.</summary>
    public static async Task MeetAsync(Pane candidate, Pane interviewer)
    {
        await candidate.PressesAsync("I'm here");
        await candidate.ReadsAsync("Ana · here");
        await interviewer.PressesAsync("I'm here");
        await interviewer.ReadsAsync("Both here, the round is on");
        await candidate.ReadsAsync("Both here, the round is on");
    }

    /// <summary>The kit is opened, the first prompt asked.</summary>
    public static async Task AskAsync(Pane candidate, Pane interviewer)
    {
        await interviewer.PressesAsync("My cockpit");
        await interviewer.ReadsAsync("Listen for:");
        await interviewer.Buttons("Ask it").First.ClickAsync();
        await interviewer.ReadsAsync("Listen:");
        await candidate.ReadsAsync("Clock runs since");
    }

    /// <summary>The interviewer's form, which came with the end, is filled in and stays open.</summary>
    public static async Task FillDebriefAsync(Pane interviewer, string principle = "frugality", string evidence = Evidence)
    {
        await Assertions.Expect(interviewer.Dialog).ToBeVisibleAsync();
        await interviewer.ChoosesAsync($"{principle}.verdict", "solid");
        await interviewer.WritesAsync($"{principle}.evidence", evidence);
        await interviewer.ChoosesAsync("overall", "inclined");
        await interviewer.WritesAsync("keep", "the numbers");
        await interviewer.WritesAsync("change-1", "say what you learned");
    }

    /// <summary>The candidate's form is filled in and stays open.</summary>
    public static async Task FillSelfReviewAsync(Pane candidate, string principle = "frugality")
    {
        await candidate.PressesAsync("File my debrief");
        await candidate.ChoosesAsync($"{principle}.own", "strong");
        await candidate.ChoosesAsync("helpful", "4 · very helpful");
        await candidate.WritesAsync("change", "end with the lesson");
    }
}
