using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>What the interviewer reads on the pages of the reference.</summary>
internal static class ReferenceTexts
{
    public const string WhatToSay = "What you can say";

    public static string Meaning(string principle) => $"{principle}: what it is really about";

    public static string Verdicts(string principle) => $"{principle}: what each verdict sounds like";

    public static string Signs(string principle) => $"{principle}: beats and signs";

    public static string Neighbour(string principle, string difference) => $"{principle}: {difference}";

    public static RichText Rubric(Rubric rubric) => RichText.Create(
        $"{Named(Verdict.Strong):strong}  {rubric.Strong}\n{Named(Verdict.Solid):strong}  {rubric.Solid}\n{Named(Verdict.MildConcern):strong}  {rubric.MildConcern}\n{Named(Verdict.Concern):strong}  {rubric.Concern}");

    public static string AtLevel(Level level, string lens) => $"For {InWords.Name(level)}: {lens}";

    public static string InTrade(Track track, string trade) => $"In {InWords.Name(track)}: {trade}";

    public static string MoveOn(IReadOnlyList<string> signs) => $"Move on when {string.Join("; ", signs.Select(sign => char.ToLowerInvariant(sign[0]) + sign[1..].TrimEnd('.')))}.";

    public static string RealStory(string interviewer) => $"{interviewer} asks for one real occasion: what happened, and what did you do yourself?";

    private static string Named(Verdict verdict) => InWords.Signed(verdict);
}
