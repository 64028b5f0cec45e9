# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
