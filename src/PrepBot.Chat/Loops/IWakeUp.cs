using PrepBot.Chat.Work;

namespace PrepBot.Chat.Loops;

/// <summary>Tells the background loops of this process that there may be work. Only a hint: they look by themselves every two seconds.</summary>
public interface IWakeUp
{
    /// <summary>Something was committed that gives these loops work.</summary>
    void Ring(Wakes which);
}
