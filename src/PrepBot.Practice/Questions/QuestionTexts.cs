using PrepBot.Domain.Questions;

namespace PrepBot.Practice.Questions;

/// <summary>What members read here, a sentence each.</summary>
internal static class QuestionTexts
{
    public const string TrackHint = "General fits everybody, and stands alone.";

    public const string OtherPrinciples = "Principles it touches as well";

    public const string PromptHint = "One question about something that happened, best in 10 to 45 words.";

    public const string WhatItIsAfter = "What it is really after";

    public const string WhatItIsAfterHint = "Only the interviewer reads this.";

    public const string FollowUps = "Follow-ups, one a line";

    public const string FollowUpsHint = "One to six; four or more carry a whole answer.";

    public const string AsAdvice = "Advice, to take or to leave:";

    public const string NotChosenYet = "not chosen yet: Edit asks for it";

    public static string StayRetired(IEnumerable<PromptId> prompts) =>
        $"Retired here, and stay so: {string.Join(", ", prompts)}. With its id, a row brings its prompt back.";
}
