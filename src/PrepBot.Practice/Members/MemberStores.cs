using PrepBot.Chat.Work;

namespace PrepBot.Practice.Members;

/// <summary>The stores of this subject in a transaction.</summary>
public static class MemberStores
{
    extension(IUnitOfWork work)
    {
        public IMemberStore Members => work.Store<IMemberStore>();

        public IMemberExport Export => work.Store<IMemberExport>();
    }
}
