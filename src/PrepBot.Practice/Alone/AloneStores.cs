using PrepBot.Chat.Work;

namespace PrepBot.Practice.Alone;

/// <summary>The stores of this subject in a transaction.</summary>
public static class AloneStores
{
    extension(IUnitOfWork work)
    {
        public ITrainingStore Trainings => work.Store<ITrainingStore>();
    }
}
