using PrepBot.Chat.Work;

namespace PrepBot.Practice.Questions;

/// <summary>The stores of this subject in a transaction.</summary>
public static class QuestionStores
{
    extension(IUnitOfWork work)
    {
        public IPromptStore Prompts => work.Store<IPromptStore>();

        public IOwnPromptStore OwnPrompts => work.Store<IOwnPromptStore>();

        public ISuggestionStore Suggestions => work.Store<ISuggestionStore>();

        public IPromptQualityStore PromptQuality => work.Store<IPromptQualityStore>();
    }
}
