namespace PrepBot.Practice.Questions.ShowPrinciple;

/// <summary>What members read here, a sentence each.</summary>
internal static class ShowPrincipleTexts
{
    public const string ReferenceCard = "Look at a reference card";

    public const string ProbedBelowSenior = "Probed at junior and mid level";

    public const string GreenFlags = "Interviewers are glad to hear";

    public const string FollowUps = "Interviewers go on asking";

    public const string HaveTheDetail = "Have the detail behind your story ready: a good answer gets longer questions, not shorter ones.";

    public const string CardHelp = "Or a card on how to answer";

    public const string CommandHelp = "What a principle means, and what interviewers listen for";
}
