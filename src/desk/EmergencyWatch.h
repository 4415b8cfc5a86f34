// The listening half of the emergency alarm: from what the ear hears to records.
#pragma once

#include "desk/Desk.h"
#include "desk/EmergencyWriting.h"
#include "domain/EmergencyRule.h"

#include <QHash>

#include <atomic>

namespace watchdesk::desk {

struct Caller;

/// Told by Ear on the radio thread, where it only queues; it is made on the window's thread, where it reads what the
/// scheme has decided, again after each change. What the store would not take is offered again every two seconds.
class EmergencyWatch : public QObject {
    Q_OBJECT
public:
    explicit EmergencyWatch(DeskContext& context);

    void began(const QString& over, const QString& channel, UtcMs at, bool emergency);
    /// `caller`: who answers to the code; null: nobody.
    void heard(const QString& over, const domain::ToneCode& code, int atMs, const Caller* caller);
    /// A code of a running over is whom it calls: it counts for nothing, and says nothing of who speaks.
    void called(const QString& over, const domain::ToneCode& code);
    /// The radio says that a running over is one.
    void flagged(const QString& over);
    void ended(const QString& over);
    /// How many changes of the settings have been read. Any thread.
    [[nodiscard]] int settingsRead() const { return m_shared->read; }
    /// Reads them now (they are read by themselves when they change).
    void readSettings();

private:
    struct Over {
        EmergencySign sign;
        bool told = false;
    };
    /// Outlives a reading that is on its way.
    struct Shared {
        QMutex mutex;
        domain::EmergencySettings settings;
        std::atomic<int> read = 0;
    };
    void tell(Over& over);
    void write(const EmergencySign& sign);
    [[nodiscard]] domain::EmergencySettings settings() const;

    DeskContext& m_context;
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
    domain::EmergencyRule m_rule;   ///< radio thread
    QHash<QString, Over> m_overs;   ///< running ones; radio thread
    QHash<QString, UtcMs> m_lately; ///< sets with an emergency, when they were last heard; radio thread
};

} // namespace watchdesk::desk
