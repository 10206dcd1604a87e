using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Rounds;

/// <summary>What the candidate reads on their own card.</summary>
internal static class CandidateTexts
{
    public static string NextComes(string interviewer) => $"{CockpitTexts.Name(interviewer)} asks next";

    public static string Answer(string where) => Label.Fit($"Your answer: {where}", Label.MaxNotice);

    public static string Answered(string length) => $"Answered in {length}";

    public static RichText AnswerRuns(DateTimeOffset since, DateTimeOffset endsAt) => RichText.Create(
        $"{new Moment(since, MomentStyle.Elapsed)} · two to three minutes are a good length · round ends {new Moment(endsAt, MomentStyle.Time)}");

    public static RichText MoreMayCome(string interviewer, string where, DateTimeOffset endsAt) => RichText.Create(
        $"{CockpitTexts.Name(interviewer)} may ask more · {where} · round ends {new Moment(endsAt, MomentStyle.Relative)}");

    public static RichText WhereAndEnd(string where, DateTimeOffset endsAt) => RichText.Create($"{where} · round ends {new Moment(endsAt, MomentStyle.Relative)}");
}
