using PrepBot.Chat.Work;

namespace PrepBot.Practice.Coverage;

/// <summary>The stores of this subject in a transaction.</summary>
public static class CoverageStores
{
    extension(IUnitOfWork work)
    {
        public ICoverageStore Coverage => work.Store<ICoverageStore>();
    }
}
