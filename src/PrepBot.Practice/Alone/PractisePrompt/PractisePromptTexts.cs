namespace PrepBot.Practice.Alone.PractisePrompt;

/// <summary>What members read here, a sentence each.</summary>
internal static class PractisePromptTexts
{
    public const string CommandHelp = "One practice prompt, alone";

    public const string PrincipleHelp = "For which principle, or which theme";

    public static string NoOtherPrompt(string name) => $"I have no other prompt for {name} at the moment. /mock prompt and the name of a principle gives you one for that.";

    public static string NoPromptYet(string name) => $"The bank has no prompt for {name} yet. /mock prompt and the name of another principle gives you one for that.";

    public static string KeptForYourRound(string name) => $"The prompts I have for {name} are kept for your round. After it, this works again.";

    public static string PromptIsGone => "I do not have this prompt any more. /mock prompt gives you another one.";

    public static string MayComeUp => "This one may come up in your round, so I leave it as it is.";

    public const string Answered = "Noted: you answered this one. Your rounds bring you others as long as there are any.";

    public const string HowToAnswer = "Tell it aloud in two to three minutes: the situation in two sentences, what you did step by step, a result with a number, what you do differently since.";
}
