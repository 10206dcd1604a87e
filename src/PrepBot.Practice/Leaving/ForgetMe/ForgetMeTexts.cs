using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Leaving.ForgetMe;

/// <summary>What members read here, a sentence each.</summary>
internal static class ForgetMeTexts
{
    public const string CommandHelp = "Erase everything I hold on you in this group";

    public const string Question = "Shall I forget you in this group?";

    public static RichText WhatIsErased => RichText.Create($"{"Erased":strong}\nYour profile and lists. Every word you wrote: debriefs, self-reviews, notes, drafts, suggestions that wait. What others wrote about you. Your coverage, claims and disputes. A place in the queue, an invitation or a round you are in now ends, and your partner hears only that you had to go.");

    public static RichText WhatStays => RichText.Create($"{"What stays":strong}\nThat your partners practised, with \"a former member\" in your place, and the verdicts you gave them, without your words. Prompts of yours the group has taken, without your name. What stands in the chat itself belongs to the chat.");

    public const string CannotBeUndone = "It takes less than a minute and cannot be undone.";

    public static string Begun => "It has begun: your name is gone already, everything else follows within a minute. I tell you when it is done, and then nothing more.";
}
